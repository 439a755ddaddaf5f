package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Address;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.parse.text.Choice;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import dev.plumbline.model.parse.text.Twins;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The addresses, from {@code ip addr show}. */
public final class Addresses {
  static final String TEXT = "ip-addr.txt";
  private static final String FILE = "ip-j-addr.json";
  private static final Pattern ONE_LINK = Pattern.compile("ip-addr-[^/]+\\.txt");

  private Addresses() {}

  public static Captured<List<Address>> read(Reading reading) {
    Optional<Parsed<List<Address>>> text = text(reading);
    Optional<Parsed<List<Address>>> best =
        Choice.best(List.of(json(reading), text, oneLink(reading)));
    if (best.isEmpty()) {
      return reading.missing(FILE);
    }
    List<Address> addresses =
        Twins.cite(
            best.get().value(),
            text.map(Parsed::value).orElse(List.of()),
            a -> List.of(a.link(), a.ip(), a.prefixLength()),
            Address::evidence,
            Address::withEvidence);
    return new Parsed<>(addresses, best.get().files(), best.get().whole()).captured();
  }

  private static Optional<Parsed<List<Address>>> text(Reading reading) {
    return reading
        .lines(TEXT)
        .map(
            lines ->
                new Parsed<>(
                    AddressText.read(lines).addresses(), List.of(TEXT), reading.whole(TEXT)));
  }

  /** Files that show one link each: the addresses of the others stay unknown. */
  private static Optional<Parsed<List<Address>>> oneLink(Reading reading) {
    List<String> files = reading.files(ONE_LINK).filter(f -> reading.lines(f).isPresent()).toList();
    List<Address> addresses =
        files.stream()
            .flatMap(f -> AddressText.read(reading.lines(f).orElse(List.of())).addresses().stream())
            .toList();
    return files.isEmpty() ? Optional.empty() : Optional.of(new Parsed<>(addresses, files, false));
  }

  private static Optional<Parsed<List<Address>>> json(Reading reading) {
    return reading
        .text(FILE)
        .map(
            text -> {
              JsonElements json = JsonElements.read(reading, FILE, text);
              List<Address> addresses = new ArrayList<>();
              for (JsonElements.Element element : json.elements()) {
                for (JsonNode info : element.node().path("addr_info").values()) {
                  address(reading, element, info).ifPresent(addresses::add);
                }
              }
              return new Parsed<>(
                  List.copyOf(addresses), List.of(FILE), json.whole() && reading.whole(FILE));
            });
  }

  private static Optional<Address> address(
      Reading reading, JsonElements.Element link, JsonNode info) {
    Optional<IpAddress> ip = Json.address(info, "local");
    int length = Json.number(info, "prefixlen", -1);
    if (ip.isEmpty() || length < 0 || length > ip.get().family().bits()) {
      if (!info.isEmpty()) {
        reading.problem(
            FILE, link.evidence().line(), "an address cannot be read, skipped: " + info);
      }
      return Optional.empty();
    }
    Set<String> flags = new LinkedHashSet<>();
    info.properties().stream()
        .filter(p -> p.getValue().isNull() || p.getValue().isBoolean() && p.getValue().asBoolean())
        .forEach(p -> flags.add(p.getKey()));
    return Optional.of(
        new Address(
            Json.text(link.node(), "ifname"),
            ip.get(),
            length,
            Json.text(info, "scope"),
            Collections.unmodifiableSet(flags),
            Json.number(info, "metric"),
            Json.text(info, "label"),
            new Evidence(FILE, link.evidence().line(), Line.shortened(info.toString()))));
  }
}
