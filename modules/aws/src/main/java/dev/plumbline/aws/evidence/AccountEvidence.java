package dev.plumbline.aws.evidence;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.AwsException.Kind;
import dev.plumbline.model.Cancellation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Collects what the account says about an instance, or an interface, and its network. Requests that
 * read only; what is not permitted costs its own answer and nothing else. User data is never asked
 * for.
 */
public final class AccountEvidence {
  private final AwsAccount account;
  private final Target target;
  private final Answers answers;
  private final Ec2Questions ask;

  private AccountEvidence(
      AwsAccount account, Target target, EvidenceProgress progress, Cancellation stop) {
    this.account = account;
    this.target = target;
    answers = new Answers(account, progress, stop);
    ask = new Ec2Questions(account.ec2());
  }

  /**
   * Collects. Blocks; run it off the user-interface thread.
   *
   * @throws AwsException when nobody is signed in, AWS does not answer, or what is asked for is not
   *     in this account and Region
   * @throws CancellationException when {@code stop} was requested
   */
  public static AccountFiles collect(
      AwsAccount account, Target target, EvidenceProgress progress, Cancellation stop)
      throws AwsException {
    return new AccountEvidence(account, target, progress, stop).files();
  }

  private AccountFiles files() throws AwsException {
    List<JsonNode> interfaces = interfaces();
    Optional<String> id =
        target
            .instance()
            .or(() -> Tree.texts(interfaces, "Attachment", "InstanceId").stream().findFirst());
    List<JsonNode> instances = id.map(this::instance).orElse(List.of());
    absent(instances, interfaces);
    Optional<String> vpc =
        Tree.texts(interfaces, "VpcId").stream()
            .findFirst()
            .or(() -> Tree.texts(instances, "VpcId").stream().findFirst());
    answers.together(
        List.of(
            () -> new NetworkSide(answers, ask, account.region()).collect(vpc),
            () ->
                id.ifPresent(
                    i ->
                        new InstanceSide(answers, ask, account)
                            .collect(i, instances.stream().findFirst()))));
    Optional<AwsException> ended = answers.failure().filter(f -> f.kind() == Kind.SIGN_IN);
    if (ended.isPresent()) {
      throw ended.get();
    }
    return new AccountFiles(
        id,
        name(instances),
        account.region(),
        owner(interfaces, instances),
        answers.files(),
        answers.commands(),
        answers.refused(),
        Instant.now());
  }

  private List<JsonNode> interfaces() {
    return Tree.each(
        answers.look(target.instance().map(ask::enisOf).orElseGet(() -> ask.eni(target.id()))),
        "NetworkInterfaces");
  }

  private List<JsonNode> instance(String id) {
    return Tree.each(answers.look(ask.instance(id)), "Reservations", "Instances");
  }

  /** Nothing of it was found although looking for it was permitted. */
  private void absent(List<JsonNode> instances, List<JsonNode> interfaces) throws AwsException {
    if (!instances.isEmpty() || !interfaces.isEmpty()) {
      return;
    }
    Optional<AwsException> failure = answers.failure();
    if (failure
        .filter(f -> f.kind() != Kind.NOT_PERMITTED && f.kind() != Kind.NOT_FOUND)
        .isPresent()) {
      throw failure.get();
    }
    if (answers.refused().isEmpty()) {
      throw AwsException.of(Kind.NOT_FOUND, target.id() + " is not in " + account.region() + ".")
          .likely("It is in another Region or account, or it was terminated.")
          .advice("You are " + account.signIn() + ".")
          .build();
    }
  }

  private String name(List<JsonNode> instances) {
    return instances.stream()
        .flatMap(i -> i.path("Tags").values().stream())
        .filter(t -> t.path("Key").asString("").equals("Name"))
        .flatMap(t -> Tree.text(t, "Value").stream())
        .findFirst()
        .orElse(target.id());
  }

  private static Optional<String> owner(List<JsonNode> interfaces, List<JsonNode> instances) {
    return Stream.concat(
            Tree.texts(interfaces, "OwnerId").stream(),
            instances.stream()
                .flatMap(i -> i.path("NetworkInterfaces").values().stream())
                .flatMap(n -> Tree.text(n, "OwnerId").stream()))
        .findFirst();
  }
}
