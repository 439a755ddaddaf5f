package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Neighbour;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The neighbour cache, from {@code ip -j neigh show}. */
public final class Neighbours {
  private static final String FILE = "ip-j-neigh.json";

  private Neighbours() {}

  public static Captured<List<Neighbour>> read(Reading reading) {
    return reading
        .text(FILE)
        .map(
            text -> {
              JsonElements json = JsonElements.read(reading, FILE, text);
              List<Neighbour> neighbours = new ArrayList<>();
              for (JsonElements.Element element : json.elements()) {
                Json.address(element.node(), "dst")
                    .ifPresent(
                        ip ->
                            neighbours.add(
                                new Neighbour(
                                    Json.text(element.node(), "dev"),
                                    ip,
                                    Json.text(element.node(), "lladdr").toLowerCase(Locale.ROOT),
                                    String.join(" ", Json.texts(element.node(), "state")),
                                    element.evidence())));
              }
              return new Parsed<>(
                      List.copyOf(neighbours), List.of(FILE), json.whole() && reading.whole(FILE))
                  .captured();
            })
        .orElseGet(() -> reading.missing(FILE));
  }
}
