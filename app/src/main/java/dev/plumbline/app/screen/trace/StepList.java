package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.Texts;
import dev.plumbline.app.flow.FilterLines;
import dev.plumbline.app.flow.Scenario;
import dev.plumbline.app.flow.StepLine;
import dev.plumbline.app.flow.StepLine.Sign;
import dev.plumbline.app.flow.VpcLines;
import dev.plumbline.model.Evidence;
import dev.plumbline.path.Answer;
import dev.plumbline.path.firewall.Judgement;
import dev.plumbline.path.firewall.Verdict;
import dev.plumbline.path.trace.Filter;
import dev.plumbline.path.trace.Pass;
import dev.plumbline.path.trace.Reply;
import dev.plumbline.path.trace.Trace;
import dev.plumbline.path.trace.VpcSide;
import dev.plumbline.path.vpc.VpcAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Lookups, packet filters and reply, one under another, a step a line. */
final class StepList extends VBox {
  private final Consumer<Evidence> raw;
  private final Consumer<Optional<StepLine>> chosen;
  private final List<StepRow> rows = new ArrayList<>();
  private int at = -1;

  /**
   * @param chosen takes the line that the engineer looks at
   */
  StepList(Consumer<Evidence> raw, Consumer<Optional<StepLine>> chosen) {
    this.raw = raw;
    this.chosen = chosen;
    getStyleClass().add("step-list");
    setFocusTraversable(true);
    setAccessibleText("Steps of the kernel; Up and Down light their part in the picture");
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  void show(Scenario scenario) {
    Trace trace = scenario.trace();
    rows.clear();
    at = -1;
    getChildren().clear();
    for (Pass pass : trace.passes()) {
      pass(pass, trace);
    }
    filters(scenario.trace().filter());
    trace.vpc().ifPresent(this::vpc);
    trace.reply().ifPresent(this::reply);
    if (trace.vpc().isEmpty()) {
      getChildren()
          .add(
              header(
                  StepSign.badge("?", "pass-unknown"),
                  "VPC side",
                  "not checked: no account facts in this recording",
                  Optional.empty()));
    }
  }

  /** From the interface to the gateway, and the reply through the VPC to the interface. */
  private void vpc(VpcSide side) {
    List<StepLine> there = VpcLines.there(side);
    List<StepLine> back = VpcLines.back(side);
    Node header =
        header(
            StepSign.badge("V", "pass-reply"),
            "VPC side",
            side.answer().sentence(),
            Optional.of(chip(side.answer().verdict())));
    header.setId("vpc-side");
    getChildren().add(header);
    steps(there, "pass-reply");
    if (!back.isEmpty()) {
      getChildren()
          .add(
              header(
                  StepSign.badge("R", "pass-reply"),
                  "Reply in the VPC",
                  "back to " + side.eni(),
                  Optional.empty()));
      steps(back, "pass-reply");
    }
  }

  private static Node chip(VpcAnswer.Verdict verdict) {
    return switch (verdict) {
      case REACHABLE -> Texts.chip("Lets it pass", "ok");
      case BLOCKED -> Texts.chip("Blocks", "critical");
      case UNKNOWN -> Texts.chip("Cannot be told", "");
    };
  }

  private void pass(Pass pass, Trace trace) {
    String lit = pass.number() == 1 ? "lit1" : "lit2";
    boolean only = trace.passes().size() == 1;
    String title = only ? "The only lookup" : pass.title();
    String from = pass.query().from().map(s -> "from " + s).orElse("no source yet");
    Optional<Node> chip =
        pass.number() == 2
            ? Optional.of(
                trace.lookupsDisagree()
                    ? Texts.chip("Disagrees", "warning")
                    : Texts.chip("Agrees", "ok"))
            : Optional.empty();
    getChildren()
        .add(
            header(
                StepSign.badge(Integer.toString(pass.number()), lit),
                title,
                only && pass.query().from().isPresent() ? from + ", source is bound" : from,
                chip));
    steps(StepLine.of(pass.steps(), pass.answer() instanceof Answer.NoWay), lit);
  }

  private void reply(Reply reply) {
    getChildren()
        .add(
            header(
                StepSign.badge("R", "pass-reply"),
                "Reply",
                "%s to %s, in on %s"
                    .formatted(
                        reply.query().from().map(Object::toString).orElse(""),
                        reply.query().to(),
                        reply.link()),
                Optional.of(
                    reply.arrives()
                        ? Texts.chip("Arrives", "ok")
                        : reply.answer() instanceof Answer.Unknown
                            ? Texts.chip("Cannot be told", "")
                            : Texts.chip("Refused", "critical"))));
    steps(StepLine.of(reply.steps(), reply.answer() instanceof Answer.NoWay), "pass-reply");
    add(filterLine(reply), "pass-reply");
  }

  private static StepLine filterLine(Reply reply) {
    boolean refused = reply.answer() instanceof Answer.NoWay && reply.filter() > 0;
    String mode =
        switch (reply.filter()) {
          case 0 -> "off";
          case 1 -> "strict";
          default -> "loose";
        };
    String why =
        reply.filterKnown()
            ? "The larger of all and "
                + reply.link()
                + (refused ? " refuses it: no fitting route back." : " lets it in.")
            : "Not all settings that decide were captured.";
    return new StepLine(
        refused ? Sign.REFUSED : Sign.DECIDED,
        "rp",
        "rp_filter %s = %d, %s".formatted(reply.link(), reply.filter(), mode),
        why,
        reply.settings().stream().map(s -> s.evidence()).findFirst(),
        List.of(),
        List.of());
  }

  private void filters(Filter look) {
    Optional<Node> chip =
        look.judgements().isEmpty() ? Optional.empty() : Optional.of(chip(look.judgements()));
    getChildren()
        .add(
            header(
                StepSign.badge(
                    look.missing().isPresent() ? "?" : "F",
                    look.missing().isPresent() ? "pass-unknown" : "pass-reply"),
                "Firewall",
                look.missing().map(why -> "not checked: " + why).orElse("iptables and nftables"),
                chip));
    FilterLines.of(look).forEach(line -> add(line, "pass-reply"));
  }

  /** The worst of the verdicts. */
  private static Node chip(List<Judgement> judgements) {
    List<Verdict> verdicts = judgements.stream().map(Judgement::verdict).toList();
    if (verdicts.contains(Verdict.DROP) || verdicts.contains(Verdict.REJECT)) {
      return Texts.chip("Blocks", "critical");
    }
    return verdicts.contains(Verdict.MAYBE)
        ? Texts.chip("Cannot be told", "")
        : Texts.chip("Lets it pass", "ok");
  }

  private static Node header(Label badge, String title, String words, Optional<Node> chip) {
    Label about = Texts.wrapped(words, "t-secondary");
    about.setMinWidth(0);
    HBox.setHgrow(about, Priority.ALWAYS);
    about.setMaxWidth(Double.MAX_VALUE);
    Label name = Texts.of(title, "t-strong");
    name.setMinWidth(USE_PREF_SIZE);
    HBox header = new HBox(8, badge, name, about);
    chip.ifPresent(header.getChildren()::add);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("pass-header");
    return header;
  }

  private void steps(List<StepLine> lines, String lit) {
    lines.forEach(line -> add(line, lit));
  }

  private void add(StepLine line, String lit) {
    StepRow row = row(line, lit);
    rows.add(row);
    getChildren().add(row);
  }

  private StepRow row(StepLine line, String lit) {
    StepRow[] own = new StepRow[1];
    own[0] = new StepRow(line, lit, raw, () -> choose(rows.indexOf(own[0])));
    own[0].setOnMousePressed(e -> unfold(own[0], lit));
    return own[0];
  }

  /** Puts the lines of a run in its place. */
  private void unfold(StepRow row, String lit) {
    if (row.line().folded().isEmpty()) {
      return;
    }
    List<StepRow> members = row.line().folded().stream().map(l -> row(l, lit)).toList();
    int place = getChildren().indexOf(row);
    int number = rows.indexOf(row);
    getChildren().remove(place);
    getChildren().addAll(place, members);
    rows.remove(number);
    rows.addAll(number, members);
    choose(number);
  }

  private void choose(int next) {
    if (next >= 0 && next < rows.size()) {
      at = next;
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i).choose(i == at);
      }
      chosen.accept(Optional.of(rows.get(at).line()));
    }
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> choose(at + 1);
      case UP -> choose(at - 1);
      case SPACE -> {
        if (at >= 0) {
          StepRow row = rows.get(at);
          unfold(row, "lit1");
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }
}
