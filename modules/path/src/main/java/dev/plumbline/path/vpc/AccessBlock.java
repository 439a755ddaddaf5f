package dev.plumbline.path.vpc;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.account.PublicAccess;
import dev.plumbline.model.account.Subnet;
import dev.plumbline.model.account.Vpc;
import java.util.Map;
import java.util.Optional;

/**
 * The account's block on public access: what internet gateways may still carry (Amazon VPC user
 * guide, Block Public Access). Subnets and VPCs say what holds for them; where they do not, the
 * options of the Region and their exclusions do.
 */
final class AccessBlock {
  private static final String OFF = "off";
  private static final String BOTH_WAYS = "block-bidirectional";

  private final VpcIndex index;
  private final Book book;

  AccessBlock(VpcIndex index, Book book) {
    this.index = index;
    this.book = book;
  }

  /**
   * True where it stops what leaves by a gateway.
   *
   * @param oneWay true for what no one outside can begin: NAT gateways, egress-only gateways
   */
  boolean stopsOut(String gateway, Place place, boolean oneWay, Evidence evidence) {
    return stops(gateway, place, oneWay, true, evidence);
  }

  /** True where it stops a new flow from outside. */
  boolean stopsIn(String gateway, Place place, Evidence evidence) {
    return stops(gateway, place, false, false, evidence);
  }

  private boolean stops(
      String gateway, Place place, boolean oneWay, boolean out, Evidence evidence) {
    Optional<String> mode = mode(place);
    if (mode.isEmpty()) {
      unknown(place);
      return false;
    }
    boolean stops =
        switch (mode.get()) {
          case OFF -> false;
          case BOTH_WAYS -> true;
          case "block-ingress" -> !oneWay;
          case "allow-egress" -> !out;
          default -> {
            book.unknown(gateway, place.subnet() + ": what " + mode.get() + " does to " + gateway);
            yield false;
          }
        };
    if (stops) {
      book.block(
          "VPC_BLOCK_PUBLIC_ACCESS_ENABLED",
          gateway,
          "",
          "Public access is blocked for " + place.subnet() + " (" + mode.get() + ").",
          Optional.of(evidence));
    }
    return stops;
  }

  private Optional<String> mode(Place place) {
    return index
        .subnet(place.subnet())
        .map(Subnet::publicAccess)
        .filter(m -> !m.isEmpty())
        .or(() -> ofVpc(place))
        .or(() -> ofRegion(place));
  }

  /** What holds for the VPC; a subnet that is not shown could be excluded from it. */
  private Optional<String> ofVpc(Place place) {
    boolean seen = place.subnet().isEmpty() || index.subnet(place.subnet()).isPresent();
    return index
        .vpc(place.vpc())
        .map(Vpc::publicAccess)
        .filter(m -> m.equals(OFF) || seen && !m.isEmpty());
  }

  private Optional<String> ofRegion(Place place) {
    PublicAccess access = index.state().publicAccess();
    Optional<String> mode = access.mode().optional();
    if (mode.filter(OFF::equals).isPresent()) {
      return mode;
    }
    Map<String, String> excluded = access.exclusions().orElse(Map.of());
    Optional<String> exclusion =
        Optional.ofNullable(excluded.get(place.subnet()))
            .or(() -> Optional.ofNullable(excluded.get(place.vpc())))
            .map(m -> m.equals("allow-bidirectional") ? OFF : m);
    return exclusion.isPresent() || access.exclusions().complete()
        ? mode.map(m -> exclusion.orElse(m))
        : Optional.empty();
  }

  private void unknown(Place place) {
    PublicAccess access = index.state().publicAccess();
    boolean unseen = !place.subnet().isEmpty() && index.subnet(place.subnet()).isEmpty();
    if (unseen) {
      book.missing(place.subnet(), index.state().subnets());
      return;
    }
    Captured<?> missing = access.mode().complete() ? access.exclusions() : access.mode();
    book.unknown(
        place.subnet(),
        "whether public access is blocked for "
            + (place.subnet().isEmpty() ? place.vpc() : place.subnet())
            + ": "
            + VpcIndex.why(missing, place.vpc()));
  }
}
