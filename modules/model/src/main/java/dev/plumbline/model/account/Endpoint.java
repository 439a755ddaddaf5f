package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import java.util.List;

/**
 * A VPC endpoint.
 *
 * @param type {@code Interface}, {@code Gateway}, {@code GatewayLoadBalancer}, ...
 * @param state in lower case, {@code available} where it works
 * @param policy whom and what it admits
 * @param names its DNS names, the private ones of the service among them
 */
public record Endpoint(
    String id,
    String type,
    String service,
    String vpc,
    String state,
    boolean privateDns,
    List<String> interfaces,
    List<String> subnets,
    List<String> groups,
    List<String> names,
    Policy policy,
    Evidence evidence) {

  /** What its policy, which refuses requests and never packets, is known to be. */
  public enum Policy {
    /** Everybody may do everything. */
    OPEN,
    RESTRICTED,
    UNSEEN
  }
}
