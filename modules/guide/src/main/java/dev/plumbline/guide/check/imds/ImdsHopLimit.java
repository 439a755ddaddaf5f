package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.account.MetadataOptions;
import dev.plumbline.model.imds.HttpAnswer;
import dev.plumbline.model.imds.ImdsProbe;
import dev.plumbline.model.imds.ImdsProbe.Caller;
import dev.plumbline.model.imds.ImdsProbe.Request;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * From a container the token request connects and then hangs, while a request without a token is
 * answered at once: the token's answer carries the hop limit as its TTL and dies on the way (F2;
 * awslabs/aws-sdk-rust#540). A limit of 1 alone is the right one for a host without containers.
 */
final class ImdsHopLimit extends SingleCheck {
  private static final int NESTED = 3;

  ImdsHopLimit() {
    super("imds-hop-limit-too-small");
  }

  @Override
  public Gate gate(CheckContext context) {
    if (!context.snapshot().imds().containers().isEmpty()) {
      return Gate.OPEN;
    }
    return Containers.present(context.snapshot())
        ? Gate.unknown("container-NAME-imds-put-token.txt: no container was asked")
        : Gate.CLOSED;
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Optional<MetadataOptions> options = ImdsFacts.instance(context).flatMap(i -> i.metadata());
    int limit = options.map(MetadataOptions::hopLimit).orElse(OptionalInt.empty()).orElse(0);
    for (String container : context.snapshot().imds().containers()) {
      Optional<HttpAnswer> put = answer(context, container, Request.PUT_TOKEN);
      Optional<HttpAnswer> get = answer(context, container, Request.GET_WITHOUT_TOKEN);
      if (put.isEmpty() || get.isEmpty()) {
        findings.notChecked(
            id(),
            "container-"
                + container
                + "-imds-put-token.txt and -imds-get-noauth.txt: one is"
                + " not in the recording");
      } else if (put.get().hung() && get.get().answered() && !get.get().foreign()) {
        boolean host = hostWorks(context);
        Confidence confidence =
            limit > NESTED ? Confidence.POSSIBLE : host ? Confidence.CERTAIN : Confidence.LIKELY;
        findings.report(
            draft(context, container, put.get(), get.get(), limit)
                .evidence(options.filter(_ -> limit > 0).map(MetadataOptions::hopLimitLine))
                .confidence(confidence));
      }
    }
  }

  private static Optional<HttpAnswer> answer(CheckContext context, String name, Request request) {
    return context.snapshot().imds().from(name, request).map(ImdsProbe::answer);
  }

  private static boolean hostWorks(CheckContext context) {
    return ImdsFacts.token(context, Caller.ROOT)
        .or(() -> ImdsFacts.token(context, Caller.USER))
        .filter(a -> a.status() == 200)
        .isPresent();
  }

  private FindingDraft draft(
      CheckContext context, String container, HttpAnswer put, HttpAnswer get, int limit) {
    String id = ImdsFacts.id(context);
    String subject = Containers.subject(context.snapshot(), container);
    return FindingDraft.of(
            id(),
            subject,
            subject
                + ": the token request hangs, a request without a token is answered "
                + get.status()
                + (limit > 0 ? "; the hop limit is " + limit : ""))
        .consequence(
            "Programs in the container get no token and no credentials; older SDKs wait for each"
                + " time-out first. The host itself is not affected.")
        .evidence(put.evidence(), get.evidence())
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Let the token travel one hop further",
                    "2 is enough for one container network, 3 for nested ones. Every container of"
                        + " the host can then use the instance's role. Takes effect within"
                        + " seconds. Run it where you have access to the account.",
                    "aws ec2 modify-instance-metadata-options --instance-id "
                        + id
                        + " --http-put-response-hop-limit 2"),
                Remedy.Step.verify(
                    "Ask from the container's network",
                    "Expect HTTP/1.1 200. PID is a process of the container.",
                    "sudo nsenter -t PID -n curl --noproxy '*' -sS -o /dev/null -D - -m 3 -X PUT"
                        + " -H 'X-aws-ec2-metadata-token-ttl-seconds: 60'"
                        + " http://169.254.169.254/latest/api/token"),
                Remedy.Step.undo(
                    "Set the old limit",
                    "",
                    "aws ec2 modify-instance-metadata-options --instance-id "
                        + id
                        + " --http-put-response-hop-limit "
                        + Math.max(1, limit))))
        .source("EC2 user guide, hop limit; awslabs/aws-sdk-rust#540");
  }
}
