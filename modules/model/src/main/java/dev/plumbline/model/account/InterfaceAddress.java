package dev.plumbline.model.account;

import dev.plumbline.model.IpAddress;
import java.util.Optional;

/**
 * A private address of an interface.
 *
 * @param publicIp associated with this very address, where there is one
 */
public record InterfaceAddress(IpAddress ip, Optional<IpAddress> publicIp) {}
