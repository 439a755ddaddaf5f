package dev.plumbline.aws.evidence;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.Purpose;
import dev.plumbline.model.CommandRun;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.GetConnectionStatusRequest;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks for what the account knows of the instance itself: its agent, its role, its console. */
final class InstanceSide {
  private static final String CONSOLE = "aws-ec2-get-console-output.json";

  private final Answers answers;
  private final Ec2Questions ask;
  private final AwsAccount account;

  InstanceSide(Answers answers, Ec2Questions ask, AwsAccount account) {
    this.answers = answers;
    this.ask = ask;
    this.account = account;
  }

  /**
   * Asks.
   *
   * @param instance as described, where it could be
   */
  void collect(String id, Optional<JsonNode> instance) {
    SsmClient ssm = account.ssm(Purpose.READ);
    Optional<String> profile =
        instance
            .flatMap(i -> Tree.text(i, "IamInstanceProfile", "Arn"))
            .map(arn -> arn.substring(arn.lastIndexOf('/') + 1));
    answers.together(
        List.of(
            () ->
                answers.ask(
                    Question.of(
                        DescribeInstanceInformationRequest.builder()
                            .filters(
                                InstanceInformationStringFilter.builder()
                                    .key("InstanceIds")
                                    .values(id)
                                    .build())
                            .build(),
                        ssm::describeInstanceInformation)),
            () ->
                answers.ask(
                    Question.of(
                        GetConnectionStatusRequest.builder().target(id).build(),
                        ssm::getConnectionStatus)),
            () -> console(id),
            () -> profile.ifPresent(p -> new RoleSide(answers, account.iam()).collect(p))));
  }

  /** What it says now; where it cannot, what it said last at its start. */
  private void console(String id) {
    if (answers.ask(ask.console(id, true)).isEmpty()
        && Optional.ofNullable(answers.commands().get(CONSOLE))
            .flatMap(CommandRun::stderr)
            .filter(t -> t.contains("UnsupportedOperation"))
            .isPresent()) {
      answers.ask(ask.console(id, false));
    }
    answers.tree(CONSOLE).ifPresent(InstanceSide::plain);
  }

  /** The service sends the text in base64; the AWS command line prints it plain. */
  private static void plain(ObjectNode answer) {
    Tree.text(answer, "Output")
        .ifPresent(
            text ->
                answer.put(
                    "Output",
                    new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8)));
  }
}
