package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A network interface of an instance as the account knows it.
 *
 * @param mac lower case
 * @param addresses of both families
 * @param prefixes delegated to it, of both families
 */
public record AccountInterface(
    String id,
    String mac,
    List<IpAddress> addresses,
    List<IpPrefix> prefixes,
    Optional<Instant> attached,
    Evidence evidence) {}
