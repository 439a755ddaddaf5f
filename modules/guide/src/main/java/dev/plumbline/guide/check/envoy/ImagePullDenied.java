package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.envoy.EcsTask;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The image of the proxy was not delivered, so its task never started (M2). */
final class ImagePullDenied extends EnvoyCheck {
  private static final String ID = "envoy-image-pull-denied";
  private static final Pattern PULL =
      Pattern.compile("CannotPull\\w*|ErrImagePull|ImagePullBackOff");
  private static final Pattern NO_WAY =
      Pattern.compile("i/o timeout|context deadline|connection refused|no such host|timed? ?out");
  private static final Pattern REGISTRY =
      Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com");

  /** Registries of the image outside 840364872350 (App Mesh user guide, Envoy image). */
  private static final Map<String, String> ACCOUNTS =
      Map.of(
          "me-south-1", "772975370895",
          "ap-east-1", "856666278305",
          "ap-southeast-3", "909464085924",
          "eu-south-1", "422531588944",
          "af-south-1", "924023996002");

  ImagePullDenied() {
    super(ID);
  }

  /** What says that the pull failed. */
  private record Failure(
      String subject, String text, String image, Evidence evidence, boolean sure) {}

  @Override
  void run(EnvoyFacts facts, Findings findings) {
    Optional<Failure> failure =
        Stream.concat(facts.tasks().flatMap(ImagePullDenied::ofTask), ofLogs(facts)).findFirst();
    if (failure.isPresent()) {
      findings.report(report(failure.get()));
    } else if (!facts.running()
        && facts.state().tasks().optional().isEmpty()
        && facts.containers().findAny().isEmpty()) {
      findings.notChecked(ID, EnvoyFacts.why(facts.state().tasks()));
    }
  }

  private static Stream<Failure> ofTask(EcsTask task) {
    if (task.lastStatus().equals("RUNNING")) {
      return Stream.empty();
    }
    Stream<Failure> containers =
        task.containers().stream()
            .filter(EnvoyFacts::isEnvoy)
            .filter(c -> c.reason().filter(r -> PULL.matcher(r).find()).isPresent())
            .map(c -> new Failure(c.name(), c.reason().orElse(""), c.image(), c.evidence(), true));
    boolean named = task.stoppedReason().contains("envoy");
    boolean others =
        task.containers().stream()
            .anyMatch(c -> !EnvoyFacts.isEnvoy(c) && PULL.matcher(c.reason().orElse("")).find());
    Stream<Failure> whole =
        task.containers().stream()
            .filter(EnvoyFacts::isEnvoy)
            .filter(c -> PULL.matcher(task.stoppedReason()).find() && (named || !others))
            .map(
                c ->
                    new Failure(c.name(), task.stoppedReason(), c.image(), task.evidence(), named));
    return Stream.concat(containers, whole);
  }

  private static Stream<Failure> ofLogs(EnvoyFacts facts) {
    return facts
        .context()
        .sightings()
        .standing("envoy-image-pull", "envoy-image-pull-no-way")
        .filter(s -> s.record().text().contains("envoy") || s.record().log().equals(EnvoyFacts.LOG))
        .filter(s -> !facts.running())
        .map(s -> new Failure("envoy", s.record().text(), "", s.record().evidence(), true))
        .stream();
  }

  private static FindingDraft report(Failure failure) {
    String cause = cause(failure);
    return FindingDraft.of(
            ID, failure.subject(), failure.subject() + ": its image cannot be pulled: " + cause)
        .consequence("The container never started, and its task or pod with it.")
        .evidence(failure.evidence())
        .confidence(failure.sure() ? Confidence.CERTAIN : Confidence.LIKELY)
        .remedy(remedy(failure))
        .source("App Mesh user guide, Envoy image and troubleshooting setup");
  }

  private static Optional<String> wrongAccount(Failure failure) {
    Matcher registry = REGISTRY.matcher(failure.text() + " " + failure.image());
    if (!registry.find() || !(failure.text() + failure.image()).contains("aws-appmesh-envoy")) {
      return Optional.empty();
    }
    String right = ACCOUNTS.getOrDefault(registry.group(2), "840364872350");
    boolean standard =
        !registry.group(2).startsWith("cn-") && !registry.group(2).startsWith("us-gov");
    return standard && !right.equals(registry.group(1))
        ? Optional.of(
            "the registry of " + registry.group(2) + " is " + right + ", not " + registry.group(1))
        : Optional.empty();
  }

  private static String cause(Failure failure) {
    if (NO_WAY.matcher(failure.text()).find()) {
      return "no way to the registry";
    }
    Optional<String> account = wrongAccount(failure);
    if (account.isPresent()) {
      return account.get();
    }
    return Pattern.compile("403|[Dd]enied|not authorized|no basic auth")
            .matcher(failure.text())
            .find()
        ? "the execution role may not"
        : failure.text().contains("not found") || failure.text().contains("manifest unknown")
            ? "there is no such image"
            : "see the reason";
  }

  private static Remedy remedy(Failure failure) {
    boolean way = NO_WAY.matcher(failure.text()).find();
    Step repair =
        way
            ? Step.repair(
                "Open the way to the registry",
                "The subnet of the task needs NAT, or endpoints for ecr.api, ecr.dkr and S3 whose"
                    + " security groups admit 443.")
            : Step.repair(
                "Let the execution role pull",
                "ROLE is the execution role of the task, or the role of the node. It needs"
                    + " ecr:GetAuthorizationToken, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer"
                    + " and ecr:BatchCheckLayerAvailability. Check account and tag of the image,"
                    + " too.",
                "aws iam attach-role-policy --role-name ROLE --policy-arn"
                    + " arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy");
    Step verify =
        Step.verify(
            "Start a task and read why it stopped",
            "No stoppedReason, lastStatus RUNNING.",
            "aws ecs describe-tasks --cluster CLUSTER --tasks TASK"
                + " --query 'tasks[].[lastStatus,stoppedReason]'");
    Step undo =
        Step.undo(
            "Take the policy off again",
            "Tasks that start afterwards cannot pull.",
            "aws iam detach-role-policy --role-name ROLE --policy-arn"
                + " arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy");
    return way ? Remedy.of(repair, verify) : Remedy.of(repair, verify, undo);
  }
}
