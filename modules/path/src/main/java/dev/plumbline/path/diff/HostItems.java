package dev.plumbline.path.diff;

import dev.plumbline.model.Address;
import dev.plumbline.model.DropIn;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Link;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.Sysctl;
import dev.plumbline.model.UnitState;
import dev.plumbline.path.Attribution;
import dev.plumbline.path.Owner;
import dev.plumbline.path.Owners;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Links, addresses, settings, files and units as they are compared. */
final class HostItems {
  /** States of units that last; times, counts and process numbers are of one moment. */
  private static final List<String> UNIT_STATES =
      List.of("LoadState", "ActiveState", "SubState", "Result", "ExecMainStatus", "UnitFileState");

  private static final String LISTING = "run-systemd-network.txt";
  private static final Pattern SYMLINK = Pattern.compile("l\\S{9}.* (\\S+\\.network) -> (\\S+)");

  private final Snapshot snapshot;
  private final Owners owners;
  private final Set<String> links;

  HostItems(Snapshot snapshot, Owners owners) {
    this.snapshot = snapshot;
    this.owners = owners;
    this.links =
        snapshot.links().orElse(List.of()).stream().map(Link::name).collect(Collectors.toSet());
  }

  Item link(Link link) {
    LinkedHashMap<String, String> fields = new LinkedHashMap<>();
    fields.put("mac", link.mac());
    fields.put("altname", String.join(",", new TreeSet<>(link.altnames())));
    fields.put("state", link.state());
    fields.put("flags", String.join(",", new TreeSet<>(link.flags())));
    fields.put("mtu", Integer.toString(link.mtu()));
    fields.put("kind", link.kind());
    fields.put("master", link.master().orElse(""));
    return item(
        Section.LINKS,
        link.name(),
        fields,
        () -> owners.of(link),
        link.evidence(),
        Set.of(link.name()));
  }

  Item address(Address address) {
    LinkedHashMap<String, String> fields = new LinkedHashMap<>();
    fields.put("address", address.ip() + "/" + address.prefixLength());
    fields.put("scope", address.scope().equals("global") ? "" : address.scope());
    fields.put("flags", String.join(",", new TreeSet<>(address.flags())));
    fields.put(
        "metric", address.metric().isPresent() ? Long.toString(address.metric().getAsLong()) : "");
    fields.put("label", address.label().equals(address.link()) ? "" : address.label());
    return new Item(
        Section.ADDRESSES,
        address.link() + " " + address.ip(),
        address.ip() + "/" + address.prefixLength() + " dev " + address.link(),
        fields,
        () -> owners.of(address),
        address.evidence(),
        Optional.of(address.family()),
        "",
        Set.of(address.link()),
        Optional.of(address.ip()),
        false);
  }

  Item sysctl(Sysctl sysctl) {
    LinkedHashMap<String, String> fields = new LinkedHashMap<>();
    fields.put("=", sysctl.value());
    Set<String> own =
        Arrays.stream(sysctl.name().split("[./]"))
            .filter(links::contains)
            .collect(Collectors.toSet());
    Attribution owner =
        Attribution.possible(
                Owner.BY_HAND, "A setting does not say who made it; a default is the kernel's.")
            .by(sysctl.evidence());
    return item(Section.SYSCTLS, sysctl.name(), fields, () -> owner, sysctl.evidence(), own);
  }

  Item file(DropIn file) {
    String lines =
        file.sections().stream()
            .map(
                s ->
                    "["
                        + s.name()
                        + "] "
                        + s.entries().stream()
                            .map(e -> e.key() + "=" + e.value())
                            .sorted()
                            .collect(Collectors.joining(" ")))
            .sorted()
            .collect(Collectors.joining("; "));
    LinkedHashMap<String, String> fields = new LinkedHashMap<>();
    fields.put("content", lines);
    return item(
        Section.FILES,
        file.path(),
        fields,
        () -> owners.of(file),
        Evidence.file(file.file()),
        file.link().isEmpty() ? Set.of() : Set.of(file.link()));
  }

  /** The {@code .network} files that are links to the package's own, by the folder listing. */
  Stream<Item> networkLinks() {
    List<Item> found = new ArrayList<>();
    int number = 0;
    for (String line : snapshot.recording().text(LISTING).orElse("").split("\n")) {
      number++;
      Matcher match = SYMLINK.matcher(line.strip());
      if (match.matches()) {
        found.add(networkLink(match, new Evidence(LISTING, number, line.strip())));
      }
    }
    return found.stream();
  }

  private Item networkLink(Matcher match, Evidence evidence) {
    String path = "/run/systemd/network/" + match.group(1);
    LinkedHashMap<String, String> fields = new LinkedHashMap<>();
    fields.put("->", match.group(2));
    String link = match.group(1).replaceFirst("^\\d+-(eks-)?", "").replaceFirst("\\.network$", "");
    return item(
        Section.FILES,
        path,
        fields,
        () -> owners.ofFile(path).by(evidence),
        evidence,
        links.contains(link) ? Set.of(link) : Set.of());
  }

  Item networkd(NetworkdLink link) {
    LinkedHashMap<String, String> fields = new LinkedHashMap<>();
    fields.put("setup", link.setupState());
    fields.put("operational", link.operationalState());
    fields.put("file", link.networkFile().orElse(""));
    Attribution owner =
        Attribution.certain(Owner.NETWORKD, "networkd's own account.").by(link.evidence());
    return item(
        Section.NETWORKD,
        "networkctl " + link.name(),
        fields,
        () ->
            snapshot
                .link(link.name())
                .map(owners::of)
                .or(() -> link.networkFile().map(f -> owners.ofFile(f).by(link.evidence())))
                .orElse(owner),
        link.evidence(),
        Set.of(link.name()));
  }

  Item unit(UnitState unit) {
    LinkedHashMap<String, String> fields = new LinkedHashMap<>();
    UNIT_STATES.forEach(s -> fields.put(s, unit.get(s)));
    return item(
        Section.UNITS,
        unit.id(),
        fields,
        () -> owners.of(unit),
        unit.evidence(),
        unit.instance().isEmpty() ? Set.of() : Set.of(unit.instance()));
  }

  private static Item item(
      Section section,
      String subject,
      SequencedMap<String, String> fields,
      Supplier<Attribution> owner,
      Evidence evidence,
      Set<String> links) {
    return new Item(
        section,
        subject,
        subject,
        fields,
        owner,
        evidence,
        Optional.empty(),
        "",
        links,
        Optional.empty(),
        false);
  }
}
