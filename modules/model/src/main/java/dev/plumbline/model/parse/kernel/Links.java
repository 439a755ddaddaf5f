package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Link;
import dev.plumbline.model.parse.text.Choice;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import dev.plumbline.model.parse.text.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The links, from {@code ip link show} or, failing that, from {@code ip addr show}. */
public final class Links {
  private static final String FILE = "ip-j-link.json";

  private Links() {}

  public static Captured<List<Link>> read(Reading reading) {
    Optional<Parsed<List<Link>>> text = text(reading);
    Optional<Parsed<List<Link>>> best =
        Choice.best(
            List.of(
                json(reading, FILE),
                json(reading, "ip-link.json"),
                json(reading, "ip-j-addr.json"),
                text));
    if (best.isEmpty()) {
      return reading.missing(FILE);
    }
    List<Link> links =
        Twins.cite(
            best.get().value(),
            text.map(Parsed::value).orElse(List.of()),
            Link::name,
            Link::evidence,
            Link::withEvidence);
    return new Parsed<>(links, best.get().files(), best.get().whole()).captured();
  }

  private static Optional<Parsed<List<Link>>> text(Reading reading) {
    return reading
        .lines(Addresses.TEXT)
        .map(
            lines ->
                new Parsed<>(
                    AddressText.read(lines).links(),
                    List.of(Addresses.TEXT),
                    reading.whole(Addresses.TEXT)));
  }

  private static Optional<Parsed<List<Link>>> json(Reading reading, String file) {
    return reading.text(file).map(text -> parse(reading, file, text));
  }

  private static Parsed<List<Link>> parse(Reading reading, String file, String text) {
    JsonElements json = JsonElements.read(reading, file, text);
    List<Link> links = new ArrayList<>();
    for (JsonElements.Element element : json.elements()) {
      JsonNode node = element.node();
      String name = Json.text(node, "ifname");
      if (!name.isEmpty()) { // ip prints {} for links that it filters out
        links.add(
            new Link(
                Json.number(node, "ifindex", 0),
                name,
                Json.texts(node, "altnames"),
                Json.text(node, "address").toLowerCase(Locale.ROOT),
                Json.set(node, "flags"),
                Json.text(node, "operstate").toUpperCase(Locale.ROOT),
                Json.number(node, "mtu", 0),
                Json.text(node.path("linkinfo"), "info_kind"),
                Json.optional(node, "master"),
                Json.optional(node, "group").orElse("default"),
                vrfTable(node.path("linkinfo")),
                element.evidence()));
      }
    }
    return new Parsed<>(List.copyOf(links), List.of(file), json.whole() && reading.whole(file));
  }

  private static Optional<String> vrfTable(JsonNode info) {
    JsonNode table = info.path("info_data").path("table");
    return Json.text(info, "info_kind").equals("vrf") && !table.isMissingNode()
        ? Optional.of(TableNames.plain(table.asString(table.toString())))
        : Optional.empty();
  }
}
