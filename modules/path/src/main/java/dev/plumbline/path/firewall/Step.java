package dev.plumbline.path.firewall;

import dev.plumbline.model.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** A part of a rule. */
public sealed interface Step {
  /** Tells whether a packet matches. */
  @FunctionalInterface
  interface Test {
    Truth of(Packet packet, Hook hook);
  }

  /**
   * Goes on when the packet matches.
   *
   * @param text the match as dumped
   */
  record Condition(Test test, String text) implements Step {}

  /** Accepts or drops. */
  record End(Verdict verdict) implements Step {}

  /** Refuses and tells the sender. */
  record Reject(Rejection kind) implements Step {}

  /** Back to the chain it came from; in a base chain, to the policy. */
  record Return() implements Step {}

  /**
   * On to another chain of the same table.
   *
   * @param forgets true for {@code goto}: what follows here is not tried after it
   */
  record Jump(String chain, boolean forgets) implements Step {}

  /** Changes the packet and goes on. */
  record Alter(UnaryOperator<Packet> change, String text) implements Step {}

  /**
   * Translates an address and accepts. An address of which several are possible is absent.
   *
   * @param destination true for the destination, false for the source
   */
  record Translate(boolean destination, Optional<IpAddress> address, OptionalInt port, String text)
      implements Step {}

  /** Sends the packet to the host itself and accepts. */
  record Redirect(OptionalInt port, String text) implements Step {}

  /** The first branch that matches acts. */
  record Choice(List<Branch> branches) implements Step {}

  /** A match and what it leads to. */
  record Branch(Test test, Step step, String text) {}

  /** Something that cannot be followed: a queue, an extension, a statement not understood. */
  record Opaque(String text) implements Step {}
}
