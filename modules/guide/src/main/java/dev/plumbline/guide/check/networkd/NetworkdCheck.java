package dev.plumbline.guide.check.networkd;

import dev.plumbline.guide.check.Check;
import dev.plumbline.guide.check.Need;
import java.util.List;

/** A check of one id about systemd-networkd. */
abstract class NetworkdCheck implements Check {
  private final String id;
  private final List<Need> needs;

  NetworkdCheck(String id, Need... needs) {
    this.id = id;
    this.needs = List.of(needs);
  }

  final String id() {
    return id;
  }

  @Override
  public List<String> ids() {
    return List.of(id);
  }

  @Override
  public final List<Need> needs() {
    return needs;
  }
}
