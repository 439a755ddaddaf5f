package dev.plumbline.model;

import java.util.List;
import java.util.Optional;

/**
 * The DHCPv4 lease of a link from {@code /run/systemd/netif/leases}.
 *
 * @param routers values of ROUTER=
 */
public record Lease(
    int ifindex,
    Optional<IpAddress> address,
    List<IpAddress> routers,
    Optional<IpAddress> server,
    List<IpAddress> dns,
    Evidence evidence) {}
