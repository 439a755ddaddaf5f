package dev.plumbline.model.parse.networkd;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.eks.LinkStatus;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code networkctl status}, of all links or of one; the indentation may be lost. */
public final class LinkStatuses {
  private static final Pattern FILE = Pattern.compile("networkctl-status(?:-[^/]+)?\\.txt");
  private static final Pattern HEAD = Pattern.compile("\\W*(\\d{1,9}): (\\S+)\\s*");
  private static final Pattern FIELD = Pattern.compile("\\s*([A-Z][^:]*): (.*)");
  private static final Pattern LEASED = Pattern.compile("(\\S+) \\(DHCP4.*\\)\\s*");

  private LinkStatuses() {}

  public static Captured<Map<String, LinkStatus>> read(Reading reading) {
    Map<String, LinkStatus> links = new LinkedHashMap<>();
    List<String> files = reading.files(FILE).filter(f -> reading.text(f).isPresent()).toList();
    boolean whole = true;
    for (String file : files) {
      whole &= reading.whole(file);
      List<Line> block = new ArrayList<>();
      for (Line line : reading.lines(file).orElse(List.of())) {
        if (HEAD.matcher(line.text()).matches() && !block.isEmpty()) {
          add(block, links);
          block.clear();
        }
        block.add(line);
      }
      add(block, links);
    }
    return files.isEmpty()
        ? reading.missing("networkctl-status-all.txt")
        : new Parsed<>(Map.copyOf(links), files, whole).captured();
  }

  private static void add(List<Line> block, Map<String, LinkStatus> links) {
    if (block.isEmpty()) {
      return;
    }
    Matcher head = HEAD.matcher(block.getFirst().text());
    if (head.matches()) {
      String name = head.group(2);
      links.putIfAbsent(name, status(Integer.parseInt(head.group(1)), name, block));
    }
  }

  private static LinkStatus status(int index, String name, List<Line> block) {
    Map<String, String> fields = new LinkedHashMap<>();
    List<IpAddress> leased = new ArrayList<>();
    Evidence evidence = block.getFirst().evidence();
    for (Line line : block) {
      Matcher field = FIELD.matcher(line.text());
      boolean named = field.matches();
      if (named) {
        fields.putIfAbsent(field.group(1), field.group(2).strip());
        evidence = field.group(1).equals("Network File") ? line.evidence() : evidence;
      }
      Matcher address = LEASED.matcher(named ? field.group(2) : line.text().strip());
      if (address.matches()) {
        IpAddress.tryParse(address.group(1)).ifPresent(leased::add);
      }
    }
    return new LinkStatus(
        index,
        name,
        Optional.ofNullable(fields.get("Network File")).filter(f -> !f.equals("n/a")),
        fields.getOrDefault("Driver", ""),
        fields.getOrDefault("Hardware Address", "").toLowerCase(Locale.ROOT).replaceAll(" .*", ""),
        List.copyOf(leased),
        evidence);
  }
}
