package dev.plumbline.app.palette;

import dev.plumbline.app.control.Icon;
import dev.plumbline.app.palette.Entry.Group;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.Command;
import dev.plumbline.app.shell.Navigator;
import dev.plumbline.app.shell.Plurals;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.aws.find.Pasted;
import dev.plumbline.guide.Finding;
import dev.plumbline.model.Address;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Eni;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns what was typed or pasted into rows; no controls. */
public final class PaletteModel {
  /** Rows of a group at most; a longer list hides the other groups. */
  private static final int GROUP_LIMIT = 6;

  private final Optional<CaseEvidence> evidence;
  private final Navigator navigator;
  private final List<Command> commands;
  private final List<Entry> places;
  private final Function<Pasted, Entry> seek;

  /**
   * @param places instances, recordings and practice instances to open
   * @param seek what can be done about an id, an address or an ARN
   */
  public PaletteModel(
      Optional<CaseEvidence> evidence,
      Navigator navigator,
      List<Command> commands,
      List<Entry> places,
      Function<Pasted, Entry> seek) {
    this.evidence = evidence;
    this.navigator = navigator;
    this.commands = commands;
    this.places = places;
    this.seek = seek;
  }

  /** Rows for a query, by group. A leading {@code >} asks for commands alone. */
  public List<Entry> find(String query) {
    String typed = query.strip().toLowerCase(Locale.ROOT);
    if (typed.startsWith(">")) {
      return actions(typed.substring(1).strip()).toList();
    }
    List<Entry> rows = new ArrayList<>();
    evidence.ifPresent(
        e -> {
          rows.addAll(limit(addresses(e, typed)));
          rows.addAll(
              limit(Stream.of(traces(typed), sought(typed), actions(typed)).flatMap(s -> s)));
          rows.addAll(limit(findings(e, typed)));
          rows.addAll(limit(lines(e, typed)));
          rows.addAll(limit(screens(typed)));
        });
    if (evidence.isEmpty()) {
      rows.addAll(limit(Stream.concat(sought(typed), actions(typed))));
    }
    rows.addAll(limit(places.stream().filter(p -> matches(typed, p.title(), p.hint()))));
    return rows;
  }

  private static List<Entry> limit(Stream<Entry> rows) {
    return rows.limit(GROUP_LIMIT).toList();
  }

  private Stream<Entry> addresses(CaseEvidence e, String typed) {
    if (typed.isEmpty()) {
      return Stream.empty();
    }
    return e.snapshot().addresses().orElse(List.of()).stream()
        .filter(Address::global)
        .filter(a -> matches(typed, a.ip().toString(), a.link(), eniId(e, a)))
        .map(a -> address(e, a));
  }

  private static String eniId(CaseEvidence e, Address address) {
    return e.host().eni(address.link()).flatMap(Eni::id).orElse("");
  }

  private Entry address(CaseEvidence e, Address address) {
    long findings =
        e.diagnosis().findings().stream()
            .filter(f -> f.subject().equals(address.ip().toString()))
            .count();
    String id = eniId(e, address);
    String hint =
        address.link()
            + (id.isEmpty() ? "" : ", " + id)
            + (findings == 0 ? "" : ", " + Plurals.of(findings, "finding"));
    return new Entry(
        Group.ADDRESSES,
        Icon.LINK,
        address.ip().toString(),
        hint,
        "",
        true,
        () -> navigator.show(ScreenId.ROUTING, new Target.OfAddress(address.ip())));
  }

  /** What is typed or pasted is a whole address. */
  private Stream<Entry> traces(String typed) {
    try {
      IpAddress address = IpAddress.parse(typed);
      return Stream.of(
          new Entry(
              Group.DO,
              Icon.TRACE,
              "Trace " + address,
              "the way its packets take",
              "",
              false,
              () -> navigator.show(ScreenId.TRACE, new Target.OfAddress(address))));
    } catch (IllegalArgumentException e) {
      return Stream.empty(); // part of an address, or a word
    }
  }

  private Stream<Entry> sought(String typed) {
    return Pasted.in(typed).stream().map(seek);
  }

  private Stream<Entry> actions(String typed) {
    return commands.stream()
        .filter(c -> matches(typed, c.title(), c.hint()))
        .map(c -> new Entry(Group.DO, c.icon(), c.title(), c.hint(), c.keys(), false, c.action()));
  }

  private Stream<Entry> findings(CaseEvidence e, String typed) {
    return e.diagnosis().findings().stream()
        .filter(f -> matches(typed, f.summary(), f.id(), f.subject()))
        .map(this::finding);
  }

  private Entry finding(Finding finding) {
    return new Entry(
        Group.FINDINGS,
        Icon.BOLT,
        finding.summary(),
        finding.severity().word(),
        "",
        false,
        () -> navigator.show(ScreenId.OVERVIEW, new Target.OfFinding(finding)));
  }

  private Stream<Entry> lines(CaseEvidence e, String typed) {
    if (typed.length() < 3) {
      return Stream.empty();
    }
    return e.recording().files().stream()
        .filter(f -> !f.endsWith(".json") && !f.endsWith(".jsonl"))
        .flatMap(f -> linesOf(e, f, typed));
  }

  private Stream<Entry> linesOf(CaseEvidence e, String file, String typed) {
    List<String> lines = e.recording().text(file).orElse("").lines().toList();
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).toLowerCase(Locale.ROOT).contains(typed))
        .limit(2)
        .mapToObj(i -> line(new Evidence(file, i + 1, lines.get(i))));
  }

  private Entry line(Evidence place) {
    String name = place.place().substring(place.file().lastIndexOf('/') + 1);
    return new Entry(
        Group.RECORDING,
        Icon.FILE,
        name,
        place.text().strip(),
        "",
        true,
        () -> navigator.openRaw(place));
  }

  private Stream<Entry> screens(String typed) {
    return Stream.of(ScreenId.values())
        .filter(s -> matches(typed, s.title()))
        .map(
            s ->
                new Entry(
                    Group.SCREENS,
                    s.icon(),
                    s.title(),
                    "",
                    "Ctrl " + (s.ordinal() + 1),
                    false,
                    () -> navigator.show(s)));
  }

  /** Every word typed occurs in one of the texts. */
  private static boolean matches(String typed, String... texts) {
    String all = String.join(" ", texts).toLowerCase(Locale.ROOT);
    return Stream.of(typed.split("\\s+")).allMatch(all::contains);
  }
}
