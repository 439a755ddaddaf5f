package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;

/** A check that only makes sense where amazon-ec2-net-utils configures the host. */
abstract class NetUtilsCheck extends SingleCheck {
  NetUtilsCheck(String id, Need... needs) {
    super(id, needs);
  }

  @Override
  public final Gate gate(CheckContext context) {
    return NetUtilsGate.of(context);
  }
}
