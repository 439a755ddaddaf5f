package dev.plumbline.model.parse.envoy;

import dev.plumbline.model.Captured;
import dev.plumbline.model.envoy.Certificate;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonArray;
import dev.plumbline.model.parse.text.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code /certs}: certificates shown to peers and those that peers are verified by. */
final class EnvoyCerts {
  private static final String FILE = "envoy-certs.json";

  private EnvoyCerts() {}

  static Captured<List<Certificate>> read(Reading reading) {
    Optional<JsonArray> array =
        reading
            .text(FILE)
            .filter(t -> !t.isBlank())
            .flatMap(t -> JsonArray.in(reading, FILE, t, "certificates"));
    if (array.isEmpty()) {
      return reading.missing(FILE);
    }
    List<Certificate> certificates = new ArrayList<>();
    for (int i = 0; i < array.get().size(); i++) {
      for (JsonNode node : array.get().node(i).path("cert_chain").values()) {
        certificates.add(certificate(array.get(), i, node, false));
      }
      for (JsonNode node : array.get().node(i).path("ca_cert").values()) {
        certificates.add(certificate(array.get(), i, node, true));
      }
    }
    return new Captured.Known<>(
        List.copyOf(certificates), List.of(FILE), array.get().whole() && reading.whole(FILE));
  }

  private static Certificate certificate(
      JsonArray array, int index, JsonNode node, boolean authority) {
    List<String> names = new ArrayList<>();
    for (JsonNode name : node.path("subject_alt_names").values()) {
      name.values().stream().map(v -> v.asString("")).forEach(names::add);
    }
    String serial = Json.text(node, "serial_number");
    String until = Json.text(node, "expiration_time");
    String shown = until.isEmpty() ? serial : until;
    return new Certificate(
        authority,
        Json.text(node, "path"),
        serial,
        List.copyOf(names),
        Json.number(node, "days_until_expiration"),
        time(Json.text(node, "valid_from")),
        time(until),
        array.at(index, shown.isEmpty() ? Json.text(node, "path") : '"' + shown + '"'));
  }

  private static Optional<Instant> time(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
