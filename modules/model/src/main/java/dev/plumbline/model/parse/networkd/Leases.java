package dev.plumbline.model.parse.networkd;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Lease;
import dev.plumbline.model.parse.text.Blocks;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** DHCPv4 leases, the {@code /run/systemd/netif/leases/INDEX} blocks. */
public final class Leases {
  private static final String FILE = "run-systemd-netif-links.txt";
  private static final String FOLDER = "/run/systemd/netif/leases/";

  private Leases() {}

  public static Captured<Map<Integer, Lease>> read(Reading reading) {
    Optional<List<Line>> lines = reading.lines(FILE);
    if (lines.isEmpty()) {
      return reading.missing(FILE);
    }
    Map<Integer, Lease> leases = new LinkedHashMap<>();
    for (Blocks.Block block : Blocks.read(lines.get())) {
      OptionalLong index =
          block.title().startsWith(FOLDER)
              ? Json.number(block.title().substring(FOLDER.length()))
              : OptionalLong.empty();
      if (index.isPresent()) {
        int ifindex = (int) index.getAsLong();
        leases.put(ifindex, lease(ifindex, block));
      }
    }
    return new Parsed<>(Collections.unmodifiableMap(leases), List.of(FILE), reading.whole(FILE))
        .captured();
  }

  private static Lease lease(int index, Blocks.Block block) {
    return new Lease(
        index,
        block.value("ADDRESS").flatMap(IpAddress::tryParse),
        addresses(block, "ROUTER"),
        block.value("SERVER_ADDRESS").flatMap(IpAddress::tryParse),
        addresses(block, "DNS"),
        block.first().evidence());
  }

  private static List<IpAddress> addresses(Blocks.Block block, String key) {
    return block.value(key).stream()
        .flatMap(v -> List.of(v.split("\\s+")).stream())
        .flatMap(v -> IpAddress.tryParse(v).stream())
        .toList();
  }
}
