package dev.plumbline.app.screen.routing;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.CodeBlock;
import dev.plumbline.app.control.EvidenceLink;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.InspectorPane;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.diagram.Details;
import dev.plumbline.diagram.Details.Copy;
import dev.plumbline.diagram.Details.Fact;
import dev.plumbline.diagram.Details.Section;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.diagram.State;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Remedy;
import dev.plumbline.path.trace.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.FlowPane;

/** The inspector of the diagram: one object, why it is so, where that was read, what to do. */
final class DetailsPane {
  /** As many faults are named while nothing is selected. */
  private static final int FAULTS = 6;

  /** Longer file names lose their beginning, never the line number. */
  private static final double LINK_WIDTH = 268;

  private final Workbench workbench;

  DetailsPane(Workbench workbench) {
    this.workbench = workbench;
  }

  /**
   * @param finding the finding about it, whose remedy is then shown
   * @param flow a flow that passes it
   */
  Node show(Details details, Optional<Finding> finding, Optional<Flow> flow) {
    InspectorPane pane = new InspectorPane(details.kind(), details.title(), tag(details.state()));
    if (!details.summary().isEmpty()) {
      pane.text(details.summary());
    }
    if (!details.facts().isEmpty()) {
      pane.facts(pairs(details.facts()));
    }
    details.sections().forEach(section -> section(pane, section));
    Optional<Remedy.Step> repair =
        finding
            .flatMap(
                f ->
                    f.remedy().steps().stream()
                        .filter(
                            s -> s.purpose() == Remedy.Purpose.REPAIR && !s.commands().isEmpty())
                        .findFirst())
            .or(
                () ->
                    details
                        .copy()
                        .filter(Copy::changes)
                        .map(c -> Remedy.Step.repair("", "", c.text())));
    repair.ifPresent(step -> repair(pane, step));
    List<String> commands = repair.map(Remedy.Step::commands).orElse(List.of());
    return actions(pane, details, commands, finding, flow);
  }

  private void repair(InspectorPane pane, Remedy.Step step) {
    pane.section(step.heading(), CodeBlock.commands(step.commands(), workbench.clipboard()));
    if (!step.text().isEmpty()) {
      pane.add(Texts.wrapped(step.text(), "t-secondary"));
    }
  }

  /** What is said while nothing is selected. */
  Node overview(Drawn drawn) {
    RoutingPicture picture = drawn.picture();
    InspectorPane pane = new InspectorPane("Routing", "How packets choose their way");
    pane.text(
        "Policy rules are read from the top; the first whose table has a route decides. Select"
            + " anything to see why it is there and where it was read.");
    if (!drawn.ready() || drawn.plan().filter(HostPlan::withheld).isPresent()) {
      return pane;
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Missing", Integer.toString(picture.missing())));
    facts.add(new Fact("Extra", Integer.toString(picture.extra())));
    facts.add(new Fact("Conflicts", Integer.toString(picture.conflicts())));
    pane.facts(pairs(facts));
    List<Node> faults =
        picture.drawing().nodes().stream()
            .filter(n -> n.selectable() && n.state().fault())
            .limit(FAULTS)
            .<Node>map(n -> Texts.wrapped(n.outline(), "t-secondary"))
            .toList();
    if (!faults.isEmpty()) {
      pane.section("In the way of packets", faults.toArray(Node[]::new));
    }
    return pane;
  }

  private Node actions(
      InspectorPane pane,
      Details details,
      List<String> commands,
      Optional<Finding> finding,
      Optional<Flow> flow) {
    List<Button> buttons = new ArrayList<>();
    details
        .copy()
        .ifPresent(
            copy -> {
              String text = commands.isEmpty() ? copy.text() : String.join("\n", commands);
              String style = details.state().fault() ? "primary" : "plain";
              buttons.add(
                  Buttons.of(
                      copy.label(), Icon.COPY, () -> workbench.clipboard().copy(text), style));
            });
    flow.ifPresent(
        f ->
            buttons.add(
                Buttons.of(
                    "Trace from here",
                    () -> workbench.navigator().show(ScreenId.TRACE, new Target.OfFlow(f)))));
    if (flow.isEmpty()) {
      finding.ifPresent(
          f ->
              buttons.add(
                  Buttons.of(
                      "Show finding",
                      () ->
                          workbench.navigator().show(ScreenId.OVERVIEW, new Target.OfFinding(f)))));
    }
    return pane.actions(buttons.toArray(Button[]::new));
  }

  private static Node tag(State state) {
    return switch (state) {
      case MISSING, EMPTY, CUT_OFF, AFFECTED, BLACKHOLE, BLOCKS ->
          Texts.chip(Texts.sentence(state == State.CUT_OFF ? "cut off" : state.word()), "critical");
      case EXTRA -> Texts.chip("Extra", "warning");
      case CONFLICT -> Texts.chip("Two owners", "warning");
      case UNUSED -> Texts.chip("Not used", "");
      case NOT_CAPTURED -> Texts.chip("Not captured", "");
      case NORMAL -> Texts.chip("In order", "ok");
    };
  }

  private static String[] pairs(List<Fact> facts) {
    return facts.stream().flatMap(f -> Stream.of(f.name(), f.value())).toArray(String[]::new);
  }

  private void section(InspectorPane pane, Section section) {
    List<Node> content = new ArrayList<>();
    if (!section.words().isEmpty()) {
      content.add(Texts.wrapped(section.words(), "t-secondary"));
    }
    if (!section.lines().isEmpty()) {
      CodeBlock block = new CodeBlock();
      section.lines().forEach(line -> block.line("", line.replace('\t', ' '), ""));
      content.add(block);
    }
    if (!section.evidence().isEmpty()) {
      FlowPane links = new FlowPane(12, 4);
      links.setMinWidth(0);
      section.evidence().stream()
          .distinct()
          .forEach(
              e -> {
                EvidenceLink link = new EvidenceLink(e, workbench.navigator()::openRaw);
                link.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
                link.setMaxWidth(LINK_WIDTH);
                links.getChildren().add(link);
              });
      content.add(links);
    }
    pane.section(section.heading(), content.toArray(Node[]::new));
  }
}
