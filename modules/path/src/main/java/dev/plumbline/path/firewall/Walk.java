package dev.plumbline.path.firewall;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One packet on its way through the chains of a hook. A rule that may or may not match is followed
 * in doubt: what it could decide is noted, what it could change becomes unknown, and the walk goes
 * on as if it had not matched. So every rule is tried once, however many are in doubt.
 */
final class Walk {
  /** No real rule set asks for more; chains that fan out without end would. */
  private static final int MOST_RULES = 200_000;

  private static final int DEEPEST = 64;

  /**
   * An end that a rule brings, or could bring.
   *
   * @param verdict MAYBE when the rule could do anything
   */
  record Ending(Verdict verdict, Optional<Rejection> kind, Rule rule, String why) {}

  private final Map<String, Chain> chains;
  private final Hook hook;
  private final List<Change> changes = new ArrayList<>();
  private final List<Ending> doubts = new ArrayList<>();
  private Packet packet;
  private boolean translated;
  private boolean astray;
  private int tried;

  Walk(Map<String, Chain> chains, Hook hook, Packet packet) {
    this.chains = chains;
    this.hook = hook;
    this.packet = packet;
  }

  Packet packet() {
    return packet;
  }

  /** True when the packet gets a destination that cannot be told, or may get one. */
  boolean astray() {
    return astray;
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  /** The ends that were possible in the chain tried last. */
  List<Ending> doubts() {
    return List.copyOf(doubts);
  }

  /** The rule that ended a base chain; empty means its policy. */
  Optional<Ending> base(Chain chain) {
    doubts.clear();
    return new Frame(chain, false, 0).run();
  }

  /** One chain being tried. */
  private final class Frame {
    private final Chain chain;
    private final int depth;
    private boolean unsure;
    private boolean left;

    Frame(Chain chain, boolean unsure, int depth) {
      this.chain = chain;
      this.unsure = unsure;
      this.depth = depth;
    }

    Optional<Ending> run() {
      for (Rule rule : chain.rules()) {
        Optional<Ending> end = rule(rule);
        if (end.isPresent() || left) {
          return end;
        }
      }
      return Optional.empty();
    }

    private Optional<Ending> rule(Rule rule) {
      if (++tried > MOST_RULES) {
        left = true;
        doubts.add(opaque(rule, "the rules branch too often to be followed"));
        return Optional.empty();
      }
      String doubt = "";
      for (Step step : rule.steps()) {
        if (step instanceof Step.Condition condition) {
          Truth truth = condition.test().of(packet, hook);
          if (truth == Truth.NO) {
            return Optional.empty();
          }
          doubt = truth == Truth.YES || !doubt.isEmpty() ? doubt : condition.text();
        } else {
          Optional<Ending> end = act(rule, step, doubt);
          if (end.isPresent() || left) {
            return end;
          }
        }
      }
      return Optional.empty();
    }

    /** Does what a rule says; {@code doubt} is the match that cannot be told, or empty. */
    private Optional<Ending> act(Rule rule, Step step, String doubt) {
      return switch (step) {
        case Step.Condition _ -> Optional.empty();
        case Step.End end -> end(new Ending(end.verdict(), Optional.empty(), rule, doubt));
        case Step.Reject reject ->
            end(new Ending(Verdict.REJECT, Optional.of(reject.kind()), rule, doubt));
        case Step.Return _ -> leave(doubt);
        case Step.Jump jump -> jump(rule, jump, doubt);
        case Step.Alter alter -> alter(rule, alter, doubt);
        case Step.Translate translate -> translate(rule, translate, doubt);
        case Step.Redirect redirect -> redirect(rule, redirect, doubt);
        case Step.Choice choice -> choose(rule, choice, doubt);
        case Step.Opaque unknown -> {
          doubts.add(opaque(rule, unknown.text()));
          unsure = true;
          yield Optional.empty();
        }
      };
    }

    private Optional<Ending> end(Ending end) {
      if (!unsure && end.why().isEmpty()) {
        return Optional.of(end);
      }
      doubts.add(end);
      left = end.why().isEmpty();
      return Optional.empty();
    }

    private Optional<Ending> leave(String doubt) {
      left = doubt.isEmpty();
      unsure |= !left;
      return Optional.empty();
    }

    private Optional<Ending> jump(Rule rule, Step.Jump jump, String doubt) {
      Chain target = chains.get(Chain.key(chain.table(), jump.chain()));
      if (target == null || depth == DEEPEST) {
        String what = target == null ? "is not in the dump" : "leads back to itself";
        doubts.add(opaque(rule, "chain " + jump.chain() + " " + what));
        unsure = true;
        return Optional.empty();
      }
      Optional<Ending> end = new Frame(target, unsure || !doubt.isEmpty(), depth + 1).run();
      return end.isPresent() || !jump.forgets() ? end : leave(doubt);
    }

    private Optional<Ending> alter(Rule rule, Step.Alter alter, String doubt) {
      boolean certain = !unsure && doubt.isEmpty();
      Packet altered = alter.change().apply(packet);
      if (!altered.equals(packet)) {
        changes.add(new Change(alter.text(), certain, rule));
        packet = certain ? altered : either(packet, altered);
      }
      return Optional.empty();
    }

    private static Packet either(Packet one, Packet other) {
      return one.withMark(one.mark().or(other.mark()))
          .withConnectionMark(one.connectionMark().or(other.connectionMark()));
    }

    private Optional<Ending> translate(Rule rule, Step.Translate to, String doubt) {
      boolean certain = !unsure && doubt.isEmpty();
      if (!translated) {
        changes.add(new Change(to.text(), certain, rule));
        translated = certain;
        Optional<IpAddress> address =
            to.address().filter(a -> a.family() == packet.family() && certain);
        if (to.destination()) {
          astray |= address.isEmpty();
          address.ifPresent(a -> packet = packet.withDestination(a, to.port()));
        } else {
          address.ifPresent(a -> packet = packet.withSource(a));
        }
      }
      return end(new Ending(Verdict.ACCEPT, Optional.empty(), rule, doubt));
    }

    /** What is made here is sent to the loopback address (nf_nat_redirect_ipv4). */
    private Optional<Ending> redirect(Rule rule, Step.Redirect to, String doubt) {
      Optional<IpAddress> address =
          hook == Hook.OUTPUT
              ? Optional.of(IpAddress.parse(packet.family() == Family.V4 ? "127.0.0.1" : "::1"))
              : Optional.empty();
      return translate(rule, new Step.Translate(true, address, to.port(), to.text()), doubt);
    }

    private Optional<Ending> choose(Rule rule, Step.Choice choice, String doubt) {
      for (Step.Branch branch : choice.branches()) {
        Truth truth = branch.test().of(packet, hook);
        if (truth != Truth.NO) {
          String why = truth == Truth.YES ? doubt : branch.text();
          Optional<Ending> end = act(rule, branch.step(), why);
          if (end.isPresent() || left || truth == Truth.YES) {
            return end;
          }
        }
      }
      return Optional.empty();
    }

    private static Ending opaque(Rule rule, String why) {
      return new Ending(Verdict.MAYBE, Optional.empty(), rule, why);
    }
  }
}
