package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.path.Scheme;

/**
 * Open on hosts that amazon-ec2-net-utils 2.x configures: it has a policy-routes unit or has
 * generated an eni.conf. Closed on nodes of the Amazon VPC CNI, whose udev rule is masked by
 * design.
 */
public final class NetUtilsGate {
  private NetUtilsGate() {}

  public static Gate of(CheckContext context) {
    if (context.host().managed()) {
      return Gate.when(context.host().scheme() != Scheme.V1);
    }
    boolean known =
        context.host().cniNode()
            || context.snapshot().units().complete()
            || context.snapshot().dropIns().complete();
    return known
        ? Gate.CLOSED
        : Gate.unknown(
            "systemctl-units.txt and run-systemd-network/: not captured, so it cannot be told"
                + " whether amazon-ec2-net-utils runs here");
  }
}
