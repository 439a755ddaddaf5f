package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.account.MetadataOptions;
import dev.plumbline.model.imds.HttpAnswer;
import dev.plumbline.model.imds.ImdsProbe;
import dev.plumbline.model.imds.ImdsProbe.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The endpoint is switched off: every request is answered 403 by the service itself, or the account
 * says so. A 403 to the token request alone is a proxy's doing or a wrong path (F1).
 */
final class ImdsEndpointDisabled extends SingleCheck {
  private static final int FORBIDDEN = 403;

  ImdsEndpointDisabled() {
    super("imds-endpoint-disabled");
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Optional<MetadataOptions> options =
        ImdsFacts.instance(context).flatMap(i -> i.metadata()).filter(o -> !o.endpoint().isEmpty());
    List<HttpAnswer> answers =
        ImdsFacts.direct(context).stream()
            .map(ImdsProbe::answer)
            .filter(HttpAnswer::answered)
            .toList();
    boolean keysForbidden = keys(context, FORBIDDEN);
    boolean forbidden =
        answers.stream().allMatch(a -> a.status() == FORBIDDEN && !a.foreign())
            && (getAndPut(context) || keysForbidden);
    boolean contradicted =
        answers.stream().anyMatch(a -> a.status() != FORBIDDEN) || keys(context, 200);
    boolean off = options.filter(o -> o.endpoint().equals("disabled")).isPresent();
    if (off && !contradicted || forbidden) {
      boolean sure = off || answers.stream().anyMatch(HttpAnswer::genuine);
      findings.report(
          draft(context, options.filter(_ -> off), answers)
              .confidence(sure ? Confidence.CERTAIN : Confidence.LIKELY));
    } else if (options.isEmpty() && answers.isEmpty() && !known(context)) {
      Need.IMDS_PROBES.lacking(context.snapshot()).ifPresent(why -> findings.notChecked(id(), why));
    }
  }

  /** True when both kinds of request were tried and forbidden. */
  private static boolean getAndPut(CheckContext context) {
    List<ImdsProbe> forbidden =
        ImdsFacts.direct(context).stream().filter(p -> p.answer().status() == FORBIDDEN).toList();
    return forbidden.stream().anyMatch(p -> p.request() == Request.PUT_TOKEN)
        && forbidden.stream().anyMatch(p -> p.request() != Request.PUT_TOKEN);
  }

  private static boolean keys(CheckContext context, int status) {
    List<Metadata.Value> values = values(context);
    return status == FORBIDDEN
        ? !values.isEmpty() && values.stream().allMatch(v -> v.status() == status)
        : values.stream().anyMatch(v -> v.status() == status);
  }

  private static List<Metadata.Value> values(CheckContext context) {
    return context
        .snapshot()
        .metadata()
        .optional()
        .map(m -> List.copyOf(m.values().values()))
        .orElse(List.of());
  }

  private static boolean known(CheckContext context) {
    return values(context).stream().anyMatch(v -> v.status() != 0);
  }

  private FindingDraft draft(
      CheckContext context, Optional<MetadataOptions> options, List<HttpAnswer> answers) {
    String id = ImdsFacts.id(context);
    String subject = ImdsFacts.host(context);
    List<Evidence> evidence = new ArrayList<>();
    options.map(MetadataOptions::endpointLine).ifPresent(evidence::add);
    answers.stream().map(HttpAnswer::evidence).forEach(evidence::add);
    values(context).stream()
        .filter(v -> v.status() == FORBIDDEN)
        .findFirst()
        .map(Metadata.Value::evidence)
        .ifPresent(evidence::add);
    return FindingDraft.of(
            id(),
            subject,
            subject
                + ": the metadata endpoint is off"
                + (answers.isEmpty() ? "" : ", every request is answered 403"))
        .consequence(
            "Nothing on the instance can learn its identity, addresses or credentials, with or"
                + " without a token.")
        .evidence(evidence)
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Switch the endpoint on",
                    "Takes effect within seconds, without a restart. Run it where you have access"
                        + " to the account. It keeps the other options; add --http-tokens required"
                        + " to ask for tokens.",
                    "aws ec2 modify-instance-metadata-options --instance-id "
                        + id
                        + " --http-endpoint enabled"),
                ImdsFacts.tryToken("Expect HTTP/1.1 200."),
                Remedy.Step.undo(
                    "Switch it off again",
                    "",
                    "aws ec2 modify-instance-metadata-options --instance-id "
                        + id
                        + " --http-endpoint disabled")))
        .source("EC2 user guide, Configure instance metadata options");
  }
}
