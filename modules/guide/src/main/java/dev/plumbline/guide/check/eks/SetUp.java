package dev.plumbline.guide.check.eks;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.eks.CniRecord;
import dev.plumbline.path.HostModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ENIs that ipamd set up, by its line {@code Setting up network for an ENI with IP address ..., MAC
 * address ..., CIDR ... and route table N} (from v1.20 on with {@code and Network Card K}).
 */
record SetUp(List<Line> lines) {
  private static final Pattern TEXT =
      Pattern.compile(
          "Setting up network for an ENI with IP address (\\S+), MAC address (\\S+), CIDR"
              + " [^\\s,]+,?(?: and)? route table (\\d+)(?: and Network Card (\\d+))?");

  /** One ENI, as told last. */
  record Line(Optional<IpAddress> ip, String mac, String table, int card, Evidence evidence) {}

  static SetUp of(Snapshot snapshot) {
    List<Line> lines = new ArrayList<>();
    for (CniRecord record : snapshot.eks().ipamd().orElse(List.of())) {
      Matcher match = TEXT.matcher(record.message());
      if (match.find()) {
        lines.add(
            new Line(
                IpAddress.tryParse(match.group(1)),
                match.group(2).toLowerCase(Locale.ROOT),
                match.group(3),
                match.group(4) == null ? 0 : Integer.parseInt(match.group(4)),
                record.evidence()));
      }
    }
    return new SetUp(List.copyOf(lines));
  }

  /** The last line about a link, by its MAC or by an address that it has. */
  Optional<Line> of(HostModel host, String link) {
    Optional<String> mac = host.snapshot().link(link).map(l -> l.mac()).filter(m -> !m.isEmpty());
    return lines.stream()
        .filter(
            l ->
                mac.filter(l.mac()::equals).isPresent()
                    || CniFacts.addressesOf(host.snapshot(), link)
                        .anyMatch(a -> l.ip().filter(a::equals).isPresent()))
        .reduce((_, last) -> last);
  }

  /** The last line about the ENI whose own address this is. */
  Optional<Line> ofAddress(IpAddress ip) {
    return lines.stream().filter(l -> l.ip().filter(ip::equals).isPresent()).findFirst();
  }

  Optional<String> tableOf(HostModel host, String link) {
    return of(host, link).map(Line::table);
  }
}
