package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Captured;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Recording;
import dev.plumbline.model.imds.HttpAnswer;
import dev.plumbline.model.imds.ImdsProbe;
import dev.plumbline.model.imds.ImdsProbe.Caller;
import dev.plumbline.model.imds.ProxySetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proxy stands between a program and the metadata service (F5): the answer is signed by it, or
 * the same request works directly and fails with the environment of the service. What a login shell
 * has in its environment says nothing about a service.
 */
final class ImdsProxy extends SingleCheck {
  private static final String DAEMON_FILE = "imds-put-token-daemon-env.txt";

  ImdsProxy() {
    super("imds-proxy-in-path");
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Optional<HttpAnswer> direct = direct(context);
    Optional<HttpAnswer> daemon = ImdsFacts.token(context, Caller.DAEMON);
    Optional<ImdsProbe> foreign =
        ImdsFacts.direct(context).stream().filter(p -> p.answer().foreign()).findFirst();
    if (foreign.isPresent() && Interceptors.of(context).isEmpty()) {
      findings.report(inPath(foreign.get()));
    } else {
      spoilt(context, direct).ifPresent(findings::report);
    }
    boolean directWorks = direct.filter(a -> a.status() == 200).isPresent();
    if (daemon.isPresent()
        && (daemon.get().foreign() || directWorks && daemon.get().status() != 200)) {
      findings.report(ofService(context, daemon.get(), direct));
    } else if (daemon.isEmpty()) {
      suspects(context).forEach(s -> findings.report(suspect(s)));
    }
    if (foreign.isEmpty() && daemon.isEmpty()) {
      open(context).ifPresent(why -> findings.notChecked(id(), why));
    }
  }

  private static Optional<String> open(CheckContext context) {
    Optional<String> probes = Need.IMDS_PROBES.lacking(context.snapshot());
    return probes.isPresent()
        ? probes
        : context.snapshot().imds().proxies() instanceof Captured.Missing<?> none
            ? Optional.of(none.sentence())
            : Optional.empty();
  }

  private static Optional<HttpAnswer> direct(CheckContext context) {
    return ImdsFacts.token(context, Caller.ROOT).or(() -> ImdsFacts.token(context, Caller.USER));
  }

  /** Running services, other than the agent with findings of its own, that would go by a proxy. */
  private static List<ProxySetting> suspects(CheckContext context) {
    return services(context).stream()
        .filter(s -> !s.unit().contains("amazon-ssm-agent"))
        .filter(s -> s.active() && needsMetadata(s.unit()))
        .toList();
  }

  private static boolean needsMetadata(String unit) {
    return List.of("amazon-cloudwatch-agent", "ecs", "codedeploy-agent", "kubelet", "awslogsd")
        .contains(unit.replaceFirst("\\.service$", ""));
  }

  private static List<ProxySetting> services(CheckContext context) {
    return context.snapshot().imds().proxies().orElse(List.of()).stream()
        .filter(s -> !s.unit().isEmpty() && s.httpProxy().isPresent())
        .filter(s -> !s.bypasses(ImdsFacts.ADDRESS))
        .toList();
  }

  /** The service whose environment the request was made with. */
  private static Optional<ProxySetting> asked(CheckContext context) {
    Recording recording = context.snapshot().recording();
    String command = recording.command(DAEMON_FILE).map(CommandRun::command).orElse("");
    String answer = recording.text(DAEMON_FILE).orElse("");
    List<ProxySetting> services = services(context);
    return services.stream()
        .filter(
            s ->
                s.httpProxy().filter(command::contains).isPresent()
                    || answer.lines().anyMatch(("unit: " + s.unit())::equals))
        .findFirst()
        .or(() -> services.stream().findFirst());
  }

  private FindingDraft inPath(ImdsProbe probe) {
    HttpAnswer answer = probe.answer();
    return draft(
            "host",
            "host: "
                + probe.words()
                + ", sent directly, is answered "
                + answer.status()
                + " by "
                + signature(answer)
                + ", not by the metadata service")
        .evidence(answer.evidence());
  }

  private FindingDraft draft(String subject, String summary) {
    return FindingDraft.of(id(), subject, summary)
        .consequence("Something takes over connections to the metadata service for the whole host.")
        .remedy(
            Remedy.of(
                Step.investigate(
                    "Find what takes the connection",
                    "Address translation is invisible to ip route get.",
                    "sudo iptables-save -t nat | grep 169.254",
                    "sudo nft list ruleset | grep -n 169.254",
                    "sudo ss -ltnp"),
                ImdsFacts.tryToken("Expect Server: EC2ws and no Via.")))
        .source("EC2 user guide, Use IMDS; F5");
  }

  /**
   * A token request that the service itself refuses, though it was right when it left: 403 for a
   * header that proxies add, 400 for one that was lost.
   */
  private Optional<FindingDraft> spoilt(CheckContext context, Optional<HttpAnswer> put) {
    Optional<HttpAnswer> get = ImdsFacts.withoutToken(context).filter(HttpAnswer::answered);
    boolean added =
        put.filter(a -> a.status() == 403).isPresent()
            && get.filter(a -> a.status() != 403).isPresent();
    boolean lost = put.filter(a -> a.status() == 400).isPresent();
    if (!added && !lost) {
      return Optional.empty();
    }
    String how =
        added
            ? "403, a request without one is not: something on the way adds X-Forwarded-For"
            : "400: its header with the time to live was lost on the way";
    return Optional.of(
        draft("host", "host: the token request, sent directly, is answered " + how)
            .evidence(put.map(HttpAnswer::evidence))
            .evidence(get.map(HttpAnswer::evidence))
            .confidence(Confidence.LIKELY));
  }

  private static String signature(HttpAnswer answer) {
    return answer
        .header("server")
        .filter(s -> !s.equals(HttpAnswer.SERVER))
        .or(() -> answer.header("via"))
        .orElse("a proxy");
  }

  private FindingDraft ofService(
      CheckContext context, HttpAnswer daemon, Optional<HttpAnswer> direct) {
    Optional<ProxySetting> setting = asked(context);
    String unit = setting.map(ProxySetting::unit).orElse("host");
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(daemon.evidence());
    setting.map(ProxySetting::evidence).ifPresent(evidence::add);
    direct.map(HttpAnswer::evidence).ifPresent(evidence::add);
    String how =
        daemon.answered()
            ? "is answered "
                + daemon.status()
                + (daemon.foreign() ? " by " + signature(daemon) : "")
            : "gets no answer";
    return FindingDraft.of(
            id(),
            unit,
            unit
                + ": with its environment the token request "
                + how
                + direct
                    .filter(a -> a.status() == 200)
                    .map(_ -> ", directly it is answered 200")
                    .orElse(""))
        .consequence(
            "The service sends its metadata requests to a proxy, which has no way to the metadata"
                + " service of this instance. The service gets no identity and no credentials.")
        .evidence(evidence)
        .confidence(setting.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY)
        .remedy(bypass(unit))
        .source("EC2 user guide, Use IMDS; awsdocs/amazon-eks-user-guide#878");
  }

  private FindingDraft suspect(ProxySetting setting) {
    return FindingDraft.of(
            id(),
            setting.unit(),
            setting.unit() + ": has a proxy for plain HTTP and no exception for 169.254.169.254")
        .consequence("Its metadata requests would go to the proxy; none was tried in its place.")
        .evidence(setting.evidence())
        .confidence(Confidence.POSSIBLE)
        .remedy(bypass(setting.unit()))
        .source("EC2 user guide, Use IMDS; F5");
  }

  /** Plain addresses, since not every program reads ranges. */
  private static Remedy bypass(String unit) {
    String name = unit.equals("host") ? "SERVICE" : Quoting.quote(unit);
    String file = "/etc/systemd/system/" + name + ".d/no-proxy.conf";
    return Remedy.of(
        Step.repair(
            "Except the link-local services from the proxy",
            "The service is restarted, and what it was doing is interrupted.",
            "sudo mkdir -p /etc/systemd/system/" + name + ".d",
            "printf '[Service]\\nEnvironment=no_proxy=169.254.169.254,169.254.170.2,169.254.170.23"
                + " NO_PROXY=169.254.169.254,169.254.170.2,169.254.170.23\\n' | sudo tee "
                + file,
            "sudo systemctl daemon-reload",
            "sudo systemctl restart " + name),
        Step.verify(
            "Look at its environment",
            "Expect no_proxy with 169.254.169.254; keep exceptions that were there before.",
            "systemctl show -p Environment " + name + " | sed -E 's#(://)[^/@ ]*@#\\1***@#g'"),
        Step.undo(
            "Remove the file",
            "",
            "sudo rm " + file,
            "sudo systemctl daemon-reload",
            "sudo systemctl restart " + name));
  }
}
