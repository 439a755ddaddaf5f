package dev.plumbline.model.envoy;

import dev.plumbline.model.Evidence;
import java.util.List;

/** An upstream cluster and the endpoints it knows. */
public record Cluster(String name, List<Endpoint> endpoints, Evidence evidence) {
  /**
   * One endpoint.
   *
   * @param faults why no request is sent to it, such as {@code failed_active_health_check}; none
   *     when it is healthy
   * @param pending true while its first health check has not ended
   */
  public record Endpoint(
      String address, int port, List<String> faults, boolean pending, Evidence evidence) {
    public boolean healthy() {
      return faults.isEmpty() && !pending;
    }

    /** {@code address:port}. */
    public String place() {
      return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }
  }

  public long healthy() {
    return endpoints.stream().filter(Endpoint::healthy).count();
  }
}
