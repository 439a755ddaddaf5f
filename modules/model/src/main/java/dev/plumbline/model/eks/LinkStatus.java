package dev.plumbline.model.eks;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * What {@code networkctl status} tells about one link.
 *
 * @param networkFile the file that was applied, absent for none
 * @param driver kernel driver, such as ena; empty where not shown
 * @param mac lower case, empty where not shown
 * @param leased IPv4 addresses that networkd took by DHCP
 */
public record LinkStatus(
    int index,
    String name,
    Optional<String> networkFile,
    String driver,
    String mac,
    List<IpAddress> leased,
    Evidence evidence) {}
