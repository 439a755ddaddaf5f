package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.List;
import java.util.Optional;

/** A peering connection of two VPCs. */
public record Peering(String id, String status, Side requester, Side accepter, Evidence evidence) {

  /** One of the two VPCs. */
  public record Side(String vpc, String owner, String region, List<IpPrefix> prefixes) {
    public boolean contains(IpAddress ip) {
      return prefixes.stream().anyMatch(p -> p.contains(ip));
    }
  }

  public boolean active() {
    return status.equals("active");
  }

  public boolean sameRegion() {
    return requester.region().equals(accepter.region());
  }

  /** The VPC at the other end; empty where {@code vpc} is neither. */
  public Optional<Side> other(String vpc) {
    if (requester.vpc().equals(vpc)) {
      return Optional.of(accepter);
    }
    return accepter.vpc().equals(vpc) ? Optional.of(requester) : Optional.empty();
  }
}
