package dev.plumbline.model.parse.networkd;

import dev.plumbline.model.Captured;
import dev.plumbline.model.DropIn;
import dev.plumbline.model.DropIn.Entry;
import dev.plumbline.model.DropIn.Section;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Listing;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files below {@code /run/systemd/network} and {@code /etc/systemd/network}. The listing tells
 * whether all of them were captured.
 */
public final class DropIns {
  private static final String RUN = "run-systemd-network/";
  private static final String ETC = "etc-systemd-network/";
  private static final String LISTING = "run-systemd-network.txt";
  private static final Pattern LINK =
      Pattern.compile("(?:^|.*/)\\d+-(?:eks-)?([^/.]+)\\.network.*");
  private static final Pattern PLAIN_NAME = Pattern.compile("[\\w.:@-]+");

  private DropIns() {}

  public static Captured<List<DropIn>> read(Reading reading) {
    List<DropIn> found = new ArrayList<>();
    List<String> files = new ArrayList<>();
    boolean whole = true;
    for (String file : reading.recording().files()) {
      if (file.startsWith(RUN) || file.startsWith(ETC)) {
        Optional<List<Line>> lines = reading.lines(file);
        if (lines.isPresent()) {
          files.add(file);
          whole &= reading.whole(file);
          found.add(dropIn(file, sections(lines.get())));
        }
      }
    }
    Optional<List<Listing.Entry>> listed =
        reading.rawLines(LISTING).filter(l -> !l.isEmpty()).map(Listing::read);
    if (files.isEmpty() && listed.isEmpty()) {
      return reading.missing(RUN);
    }
    if (listed.isPresent()) {
      files.add(LISTING);
      Set<String> paths = new TreeSet<>(found.stream().map(DropIn::path).toList());
      whole &=
          listed.get().stream()
              .filter(e -> e.type() == '-' && e.name().matches(".*\\.(conf|network)"))
              .allMatch(e -> paths.contains(e.path()));
    }
    return new Parsed<>(List.copyOf(found), List.copyOf(files), whole).captured();
  }

  private static DropIn dropIn(String file, List<Section> sections) {
    boolean administrator = file.startsWith(ETC);
    String path =
        (administrator ? "/etc" : "/run")
            + "/systemd/network/"
            + file.substring(administrator ? ETC.length() : RUN.length());
    return new DropIn(file, path, link(path, sections), administrator, sections);
  }

  private static String link(String path, List<Section> sections) {
    List<String> matched =
        sections.stream()
            .filter(s -> s.name().equals("Match"))
            .flatMap(s -> s.values("Name").stream())
            .filter(n -> PLAIN_NAME.matcher(n).matches())
            .toList();
    Matcher folder = LINK.matcher(path);
    return matched.size() == 1 ? matched.getFirst() : folder.matches() ? folder.group(1) : "";
  }

  /** Reads the syntax of systemd.syntax(7); keys before any section are no configuration. */
  static List<Section> sections(List<Line> lines) {
    List<Section> sections = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (Line line : lines) {
      String text = line.text().strip();
      int equals = text.indexOf('=');
      if (text.startsWith("[") && text.endsWith("]")) {
        entries = new ArrayList<>();
        sections.add(new Section(text.substring(1, text.length() - 1), line.number(), entries));
      } else if (equals > 0 && !text.startsWith("#") && !text.startsWith(";")) {
        entries.add(
            new Entry(
                text.substring(0, equals).strip(),
                text.substring(equals + 1).strip(),
                line.number()));
      }
    }
    return sections.stream()
        .map(s -> new Section(s.name(), s.line(), List.copyOf(s.entries())))
        .toList();
  }
}
