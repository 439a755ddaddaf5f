package dev.plumbline.diagram;

import dev.plumbline.diagram.Details.Copy;
import dev.plumbline.diagram.Details.Fact;
import dev.plumbline.diagram.Details.Section;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.KernelAnswer;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.path.Attribution;
import dev.plumbline.path.Configured;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Owners;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the inspector says about a policy rule that is there, or should be. */
final class RuleDetails {
  private static final int ANSWERS = 2;

  private final HostModel host;
  private final Owners owners;

  RuleDetails(Expectation expectation, Owners owners) {
    this.host = expectation.host();
    this.owners = owners;
  }

  Details of(List<PolicyRule> rules, State state) {
    PolicyRule rule = rules.getFirst();
    Attribution made = owners.of(rule);
    boolean lookup = rule.action() == PolicyRule.Action.LOOKUP;
    Optional<Eni> eni = eni(rule.selector().from());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Priority", Long.toString(rule.priority())));
    facts.add(
        lookup
            ? new Fact("Leads to", "table " + rule.table())
            : new Fact("Action", RuleText.action(rule)));
    facts.add(new Fact("Owner", made.label()));
    facts.add(new Fact("Confidence", made.confidence().word()));
    eni.ifPresent(e -> facts.add(new Fact("Interface", link(e))));
    facts.add(
        new Fact(
            "Family", String.join(", ", rules.stream().map(r -> r.family().label()).toList())));
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "Why it is there",
            made.reason(),
            made.evidence().map(Evidence::text).stream().toList(),
            made.evidence().stream().toList()));
    sections.add(
        Section.read("What the kernel said", rules.stream().map(PolicyRule::evidence).toList()));
    claims(rule, state).ifPresent(sections::add);
    answers(rule.selector().from()).ifPresent(sections::add);
    String command =
        "ip -%d rule show priority %d".formatted(rule.family().number(), rule.priority());
    return new Details(
        "Policy rule",
        RuleText.selector(rule.selector(), false),
        state,
        Optional.empty(),
        summary(rule, state, host.cniNode() && eni.isPresent()),
        facts,
        sections,
        Optional.of(new Copy("Copy command", command, false)),
        eni.map(Eni::name));
  }

  /** All rules of one priority and selector, where they lead to different tables. */
  private Optional<Section> claims(PolicyRule rule, State state) {
    List<PolicyRule> claims =
        host.snapshot().rules(rule.family()).orElse(List.of()).stream()
            .filter(r -> r.priority() == rule.priority() && r.selector().equals(rule.selector()))
            .toList();
    boolean disputed = claims.stream().map(PolicyRule::table).distinct().count() > 1;
    return state == State.NORMAL || !disputed
        ? Optional.empty()
        : Optional.of(
            new Section(
                "Who claims it",
                "The first whose table has a route decides.",
                claims.stream()
                    .map(
                        r ->
                            "%s: %d → %s%s"
                                .formatted(
                                    owners.of(r).owner().label(),
                                    r.priority(),
                                    r.table(),
                                    empty(r) ? " (empty)" : ""))
                    .toList(),
                claims.stream().map(PolicyRule::evidence).toList()));
  }

  private boolean empty(PolicyRule rule) {
    return host.snapshot().routes(rule.family()).complete()
        && host.snapshot().table(rule.family(), rule.table()).findAny().isEmpty();
  }

  private static String summary(PolicyRule rule, State state, boolean cni) {
    return switch (state) {
      case EMPTY ->
          "Table "
              + rule.table()
              + " holds no route, so matching traffic goes on to the next rule.";
      case EXTRA ->
          cni
              ? "Present and not expected: the VPC CNI runs this interface."
              : "Present and not expected: nothing that configures this host asks for it.";
      case CONFLICT ->
          "Another rule claims the same traffic for a different table; the first whose table has"
              + " a route decides.";
      default ->
          rule.table().isEmpty()
              ? "Matching traffic ends or goes on here without a table."
              : "Matching traffic looks for a route in table " + rule.table() + ".";
    };
  }

  Details of(Subject.MissingRule rule) {
    Optional<Eni> eni = host.eni(rule.link());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Priority", Long.toString(rule.priority())));
    facts.add(new Fact("Leads to", "table " + rule.table()));
    facts.add(new Fact("Owner", OwnerMark.NET_UTILS.label()));
    facts.add(new Fact("Interface", eni.map(RuleDetails::link).orElse(rule.link())));
    rule.now()
        .ifPresent(
            w ->
                facts.add(
                    new Fact(
                        "Now taken",
                        w.rule().map(r -> r.priority() + " → ").orElse("")
                            + w.table()
                            + " → "
                            + w.dev())));
    String taken =
        rule.now()
            .map(
                w ->
                    " Traffic from this address falls through to table %s and leaves by %s."
                        .formatted(w.table(), w.dev()))
            .orElse("");
    List<Section> sections = new ArrayList<>();
    sections.add(Section.read("Why it is expected", why(rule)));
    List<Evidence> around = around(rule);
    sections.add(
        new Section(
            "What the kernel said",
            around.isEmpty() ? "No rule of this family at all." : "",
            around.stream().map(Evidence::text).toList(),
            around));
    answers(rule.from()).ifPresent(sections::add);
    String repair = "sudo networkctl reconfigure " + rule.link();
    return new Details(
        "Policy rule",
        "from " + rule.from(),
        State.MISSING,
        Optional.of(OwnerMark.NET_UTILS),
        "Expected at priority %d and not in the kernel.%s".formatted(rule.priority(), taken),
        facts,
        sections,
        Optional.of(new Copy("Copy command", repair, true)),
        Optional.of(rule.link()));
  }

  /** Who says that the address belongs to the link, and the drop-in that asks for the rule. */
  private List<Evidence> why(Subject.MissingRule rule) {
    return Stream.concat(
            Configured.rules(host.snapshot())
                .filter(c -> c.from().filter(rule.from()::equals).isPresent())
                .map(Configured.Rule::evidence),
            Stream.of(rule.why()))
        .distinct()
        .toList();
  }

  /** The rules between which it should stand. */
  private List<Evidence> around(Subject.MissingRule rule) {
    List<PolicyRule> all = host.snapshot().rules(rule.family()).orElse(List.of());
    Optional<PolicyRule> before =
        all.stream().filter(r -> r.priority() <= rule.priority()).reduce((_, last) -> last);
    Optional<PolicyRule> after =
        all.stream().filter(r -> r.priority() > rule.priority()).findFirst();
    return Stream.concat(before.stream(), after.stream()).map(PolicyRule::evidence).toList();
  }

  private Optional<Section> answers(IpPrefix from) {
    List<KernelAnswer> asked =
        from.length() == 0 || !from.isHost()
            ? List.of()
            : host.snapshot().kernelAnswers().stream()
                .filter(a -> from.toString().equals(a.query().get("from")))
                .limit(ANSWERS)
                .toList();
    return asked.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "The kernel's own answer",
                "",
                asked.stream().flatMap(RuleDetails::lines).toList(),
                asked.stream().map(KernelAnswer::evidence).toList()));
  }

  private static Stream<String> lines(KernelAnswer answer) {
    String asked =
        answer.query().getOrDefault("command", "ip route get " + answer.query().get("dst"));
    String said =
        answer
            .dev()
            .map(dev -> answer.gateway().map(g -> "via " + g + " ").orElse("") + "dev " + dev)
            .orElse(answer.error());
    return Stream.of("$ " + asked, said);
  }

  private Optional<Eni> eni(IpPrefix from) {
    return from.length() == 0 ? Optional.empty() : host.ownerOf(from.address());
  }

  static String link(Eni eni) {
    return eni.name() + eni.id().map(i -> ", " + Labels.id(i)).orElse("");
  }
}
