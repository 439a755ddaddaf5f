package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.Check;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Address;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Link;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.account.AccountInstance;
import dev.plumbline.model.account.AccountInterface;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the metadata tells of an ENI and what is really so: an empty list where there are addresses,
 * and addresses that differ from the account's (F10). Keys that do not exist (404) say nothing, and
 * news take seconds to arrive.
 */
final class ImdsData implements Check {
  private static final String EMPTY = "imds-empty-answer";
  private static final String PARTIAL = "imds-partial-data";
  private static final Duration FRESH = Duration.ofSeconds(30);

  @Override
  public List<String> ids() {
    return List.of(EMPTY, PARTIAL);
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.METADATA);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    Optional<AccountInstance> account = ImdsFacts.instance(context);
    for (Metadata.Interface told : snapshot.metadata().optional().orElseThrow().interfaces()) {
      Optional<AccountInterface> real =
          account.flatMap(
              a -> a.interfaces().stream().filter(i -> i.mac().equals(told.mac())).findFirst());
      for (EniList list : EniList.values()) {
        told.value(list.key())
            .filter(Metadata.Value::answered)
            .ifPresent(v -> judge(snapshot, told, list, v, real, findings));
      }
    }
    if (account.isEmpty()) {
      findings.notChecked(
          PARTIAL,
          Need.INSTANCES
              .lacking(snapshot)
              .orElse("aws-ec2-describe-instances.json: this instance is not in it"));
    }
  }

  private static void judge(
      Snapshot snapshot,
      Metadata.Interface told,
      EniList list,
      Metadata.Value value,
      Optional<AccountInterface> real,
      Findings findings) {
    Set<String> says = new TreeSet<>(value.items());
    Set<String> has = new TreeSet<>(real.map(list::of).orElse(Set.of()));
    Optional<Address> local = onLink(snapshot, told, list);
    if (says.isEmpty()) {
      if (!has.isEmpty() || local.isPresent()) {
        findings.report(
            draft(EMPTY, told, list, "empty, " + whose(has, local) + " has addresses")
                .evidence(value.evidence())
                .evidence(real.filter(_ -> !has.isEmpty()).map(AccountInterface::evidence))
                .evidence(local.map(Address::evidence)));
      }
    } else if (real.isPresent() && !says.equals(has) && !fresh(snapshot, real.get())) {
      findings.report(
          draft(PARTIAL, told, list, String.join(" ", says) + ", in the account " + words(has))
              .evidence(value.evidence(), real.get().evidence())
              .confidence(Confidence.LIKELY));
    }
  }

  private static String words(Set<String> items) {
    return items.isEmpty() ? "none" : String.join(" ", items);
  }

  private static String whose(Set<String> has, Optional<Address> local) {
    return has.isEmpty() ? local.map(Address::link).orElse("its link") : "the account";
  }

  /** An address of the list's family that the interface has. */
  private static Optional<Address> onLink(
      Snapshot snapshot, Metadata.Interface told, EniList list) {
    if (list.prefixes()) {
      return Optional.empty();
    }
    return snapshot.links().orElse(List.of()).stream()
        .filter(l -> l.mac().equals(told.mac()))
        .map(Link::name)
        .flatMap(snapshot::addressesOf)
        .filter(a -> a.family() == list.family() && a.global())
        .findFirst();
  }

  private static boolean fresh(Snapshot snapshot, AccountInterface real) {
    return real.attached()
        .flatMap(at -> snapshot.now().map(now -> Duration.between(at, now)))
        .filter(age -> age.compareTo(FRESH) < 0)
        .isPresent();
  }

  private static FindingDraft draft(String id, Metadata.Interface told, EniList list, String what) {
    String eni = told.first("interface-id").orElse(told.mac());
    return FindingDraft.of(id, eni, eni + ": metadata key " + list.key() + " is " + what)
        .consequence(
            "Scripts that configure interfaces by the metadata take away what it does not list, or"
                + " never add what is new.")
        .remedy(
            Remedy.of(
                Step.investigate(
                    "Ask the metadata again",
                    "A change takes some seconds to show. Asking twice tells a lost answer from a"
                        + " stale one.",
                    "T=$(curl --noproxy '*' -s -m 3 -X PUT"
                        + " -H 'X-aws-ec2-metadata-token-ttl-seconds: 60'"
                        + " http://169.254.169.254/latest/api/token); printf"
                        + " 'X-aws-ec2-metadata-token: %s\\n' \"$T\" | curl --noproxy '*' -sS -m 3"
                        + " -H @- http://169.254.169.254/latest/meta-data/network/interfaces/macs/"
                        + told.mac()
                        + "/"
                        + list.key()),
                Step.repair(
                    "Apply the metadata once it is right",
                    "Reads it again for all interfaces and rewrites changed files; networkd then"
                        + " configures those interfaces anew, with a short loss of the lease.",
                    "sudo systemctl start 'refresh-policy-routes@*.service'"),
                Step.verify(
                    "Compare with the account",
                    "Expect the same addresses in both.",
                    "aws ec2 describe-network-interfaces --network-interface-ids "
                        + Quoting.quote(eni)),
                Step.undo("Nothing to undo", "A further run follows the metadata again.")))
        .source("amazonlinux/amazon-ec2-net-utils#120, #107; EC2 user guide, Use IMDS");
  }
}
