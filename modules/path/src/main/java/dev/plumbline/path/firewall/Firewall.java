package dev.plumbline.path.firewall;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The packet filters of a host: what iptables and nftables do with one packet at one hook. Base
 * chains of one hook are tried by priority; an accept ends only its own base chain, a drop is final
 * (netfilter documentation, nft(8)).
 */
public final class Firewall {
  private final Rulesets rulesets;
  private final Map<String, Chain> chains;
  private final List<Chain> bases;

  private Firewall(Rulesets rulesets) {
    this.rulesets = rulesets;
    this.chains =
        rulesets.chains().stream()
            .collect(Collectors.toMap(Chain::key, Function.identity(), (first, _) -> first));
    this.bases =
        rulesets.chains().stream()
            .filter(c -> c.base().isPresent())
            .sorted(Comparator.comparingInt(c -> c.base().orElseThrow().priority()))
            .toList();
  }

  /** Reads the dumps of a recording; what cannot be read is in {@link #notes}. */
  public static Firewall of(Snapshot snapshot) {
    return new Firewall(Rulesets.of(snapshot));
  }

  /** Missing when no dump of iptables or nftables was captured; else the files that were. */
  public Captured<List<String>> captured() {
    return rulesets.captured();
  }

  /** What is not in the dumps or could not be read, one sentence each. */
  public List<String> notes() {
    return rulesets.notes();
  }

  /** What a hook does with a packet. */
  public Judgement judge(Packet packet, Hook hook) {
    if (captured() instanceof Captured.Missing<List<String>> missing) {
      return new Judgement(
          hook,
          Verdict.MAYBE,
          Optional.empty(),
          List.of(),
          List.of(),
          packet,
          Optional.empty(),
          Optional.empty(),
          "The firewall was not captured: " + missing.why() + ".");
    }
    return new Hearing(hook, packet).judge();
  }

  /** One packet at one hook. */
  private final class Hearing {
    private final Hook hook;
    private final Packet packet;
    private final Walk walk;
    private final List<Walk.Ending> blocks = new ArrayList<>();
    private Optional<Walk.Ending> accepted = Optional.empty();
    private Optional<Judgement.Rerouted> rerouted = Optional.empty();

    Hearing(Hook hook, Packet packet) {
      this.hook = hook;
      this.packet = packet;
      this.walk = new Walk(chains, hook, packet);
    }

    Judgement judge() {
      for (Chain chain : bases) {
        Chain.Base base = chain.base().orElseThrow();
        if (sees(chain)) {
          Packet before = walk.packet();
          Optional<Judgement> blocked = tryChain(chain, base);
          reroute(base.kind(), before);
          if (blocked.isPresent()) {
            return blocked.get();
          }
        }
      }
      if (blocks.isEmpty()) {
        String why =
            accepted.map(e -> "Accepted by " + place(e.rule()) + ".").orElse("No rule refuses it.");
        return done(Verdict.ACCEPT, accepted.map(Walk.Ending::rule), Optional.empty(), why);
      }
      return maybe("It may be blocked by ");
    }

    private boolean sees(Chain chain) {
      Chain.Base base = chain.base().orElseThrow();
      boolean late = base.kind() == Chain.Kind.NAT && walk.packet().state() != ConnectionState.NEW;
      return base.hook() == hook && chain.families().contains(packet.family()) && !late;
    }

    /** Notes what a chain changed that makes the kernel look the route up again. */
    private void reroute(Chain.Kind kind, Packet before) {
      boolean changed =
          switch (kind) {
            case FILTER -> false;
            case ROUTE -> !walk.packet().mark().equals(before.mark());
            case NAT -> walk.astray() || !walk.packet().destination().equals(before.destination());
          };
      if (changed && hook == Hook.OUTPUT) {
        rerouted = Optional.of(new Judgement.Rerouted(walk.packet(), !walk.astray()));
      }
    }

    /** Tries a base chain; present when no way leads past it. */
    private Optional<Judgement> tryChain(Chain chain, Chain.Base base) {
      Optional<Walk.Ending> end = walk.base(chain);
      Verdict verdict =
          end.map(Walk.Ending::verdict).orElse(base.accepts() ? Verdict.ACCEPT : Verdict.DROP);
      boolean passes =
          !verdict.blocks() || walk.doubts().stream().anyMatch(d -> !d.verdict().blocks());
      walk.doubts().stream().filter(d -> d.verdict() != Verdict.ACCEPT).forEach(blocks::add);
      if (passes && !verdict.blocks()) {
        accepted = end.filter(_ -> base.kind() != Chain.Kind.NAT).or(() -> accepted);
        return Optional.empty();
      }
      Walk.Ending block = end.orElseGet(() -> policy(chain));
      blocks.add(block);
      if (passes) {
        return Optional.empty();
      }
      boolean agreed =
          blocks.stream().allMatch(b -> b.verdict() == verdict) && !contested(chain, verdict);
      return Optional.of(
          agreed
              ? done(
                  verdict,
                  Optional.of(block.rule()),
                  Optional.of(seen(block)),
                  (verdict == Verdict.DROP ? "Dropped by " : "Rejected by ")
                      + place(block.rule())
                      + ".")
              : maybe("It is blocked, but the recording does not tell how: by "));
    }

    /**
     * True when another chain of this priority blocks in another way. Which of them is tried first
     * depends on when they were made, and that no dump tells.
     */
    private boolean contested(Chain chain, Verdict verdict) {
      return bases.stream()
          .filter(c -> c != chain && sees(c))
          .filter(c -> priority(c) == priority(chain))
          .map(c -> new Walk(chains, hook, packet).base(c).map(Walk.Ending::verdict))
          .anyMatch(end -> end.filter(v -> v.blocks() && v != verdict).isPresent());
    }

    private static int priority(Chain chain) {
      return chain.base().orElseThrow().priority();
    }

    private Judgement maybe(String begin) {
      Walk.Ending first = blocks.getFirst();
      return done(
          Verdict.MAYBE,
          Optional.of(first.rule()),
          Optional.empty(),
          begin
              + place(first.rule())
              + (first.why().isEmpty() ? "" : "; cannot tell: " + first.why())
              + ".");
    }

    private Judgement done(
        Verdict verdict, Optional<Rule> rule, Optional<Rejection> seen, String why) {
      return new Judgement(
          hook,
          verdict,
          rule,
          blocks.stream().filter(b -> !b.why().isEmpty()).map(Walk.Ending::rule).toList(),
          walk.changes(),
          walk.packet(),
          rerouted,
          seen,
          why);
    }

    private Rejection seen(Walk.Ending block) {
      boolean told = hook == Hook.OUTPUT && !packet.protocol().equals(Optional.of("tcp"));
      return block.kind().orElse(told ? Rejection.NOT_PERMITTED : Rejection.TIMEOUT);
    }

    private static Walk.Ending policy(Chain chain) {
      Rule rule =
          new Rule(
              chain.table(),
              chain.name(),
              "policy drop",
              Optional.empty(),
              chain.evidence(),
              List.of());
      return new Walk.Ending(Verdict.DROP, Optional.empty(), rule, "");
    }

    private static String place(Rule rule) {
      return "`" + rule.text() + "` (" + rule.evidence().place() + ")";
    }
  }
}
