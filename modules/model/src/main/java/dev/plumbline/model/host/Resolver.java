package dev.plumbline.model.host;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import java.util.List;

/** The resolver's servers in order, from {@code resolv.conf}. */
public record Resolver(List<Server> servers) {
  /** One name server. */
  public record Server(IpAddress address, Evidence evidence) {}
}
