package dev.plumbline.aws.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.Here;
import dev.plumbline.aws.StandIn;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccountEvidenceTest extends EvidenceCase {
  @Test
  void answersAreTheFilesThatTheCommandLineWouldHavePrinted() throws Exception {
    AccountFiles files = collect();
    Recording recorded = Recording.open(Path.of("src/test/resources/vpc"));
    assertThat(files.files().keySet()).containsAll(recorded.files());
    for (String file : recorded.files()) {
      if (recorded.bytes(file).orElseThrow().length == 0) {
        assertThat(files.files().get(file)).as(file).isEmpty();
        continue;
      }
      assertThat(plain(tree(files, file)))
          .as(file)
          .isEqualTo(plain(Here.json(recorded.text(file).orElseThrow())));
    }
  }

  @Test
  void aRecordingOfTheAnswersIsReadLikeTheRecordedOne() throws Exception {
    Snapshot ours = Snapshot.of(collect().alone());
    Snapshot theirs = Snapshot.of(Recording.open(Path.of("src/test/resources/vpc")));
    assertThat(ours.vpc().interfaces().complete()).isTrue();
    assertThat(ours.vpc().interfaces().orElse(List.of()))
        .hasSameSizeAs(theirs.vpc().interfaces().orElse(List.of()));
    assertThat(ours.vpc().routeTables().orElse(List.of()))
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*evidence.*")
        .isEqualTo(theirs.vpc().routeTables().orElse(List.of()));
    assertThat(ours.problems()).isEmpty();
  }

  @Test
  void commandsAreThoseThatAPersonCouldRun() throws Exception {
    AccountFiles files = collect();
    assertThat(files.commands().get("aws-ec2-describe-subnets.json").command())
        .isEqualTo(
            "aws ec2 describe-subnets --region eu-west-1 --filters Name=vpc-id,Values="
                + VPC
                + " --output json");
    assertThat(files.commands().get("aws-ssm-get-connection-status.json").command())
        .isEqualTo(
            "aws ssm get-connection-status --region eu-west-1 --target "
                + instance
                + " --output json");
    assertThat(files.commands().keySet()).isEqualTo(files.files().keySet());
  }

  @Test
  void aRefusedRequestCostsItsOwnAnswerOnly() throws Exception {
    aws.refuse(
        "ec2:DescribeNetworkAcls",
        403,
        "UnauthorizedOperation",
        "You are not authorized to perform: ec2:DescribeNetworkAcls. User: alice. Encoded"
            + " authorization failure message: abcdef");
    aws.refuse("ssm:DescribeInstanceInformation", 400, "AccessDeniedException", "User: no");
    AccountFiles files = collect();
    assertThat(files.files().get("aws-ec2-describe-network-acls.json")).isEmpty();
    assertThat(files.commands().get("aws-ec2-describe-network-acls.json").exit()).hasValue(254);
    assertThat(files.commands().get("aws-ec2-describe-network-acls.json").stderr().orElseThrow())
        .startsWith(
            "An error occurred (UnauthorizedOperation) when calling the DescribeNetworkAcls"
                + " operation: You are not authorized")
        .doesNotContain("abcdef");
    assertThat(files.refused())
        .containsExactly(
            "ec2:DescribeNetworkAcls",
            "ec2:GetManagedPrefixListEntries",
            "ssm:DescribeInstanceInformation");
    assertThat(files.files().get("aws-ec2-describe-subnets.json")).isNotEmpty();
    Snapshot snapshot = Snapshot.of(files.alone());
    assertThat(snapshot.vpc().acls().optional()).isEmpty();
    assertThat(snapshot.vpc().subnets().optional()).isPresent();
  }

  @Test
  void pagesAreFollowedToTheEndAndThrottlingIsWaitedOut() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    JsonNode all = Here.json(recorded("Subnets")).path("Subnets");
    aws.answer(
        "ec2:DescribeSubnets",
        c -> {
          if (asked.incrementAndGet() == 2) {
            return StandIn.error(
                c.action(), 503, "RequestLimitExceeded", "Request limit exceeded.");
          }
          int at = Integer.parseInt(c.form().getOrDefault("NextToken", "0"));
          String next = at + 1 < all.size() ? ", \"NextToken\": \"" + (at + 1) + "\"" : "";
          return StandIn.ok(c.action(), "{\"Subnets\": [" + all.get(at) + "]" + next + "}");
        });
    AccountFiles files = collect();
    assertThat(plain(tree(files, "aws-ec2-describe-subnets.json").path("Subnets")))
        .isEqualTo(plain(all));
    assertThat(asked.get()).isEqualTo(all.size() + 1);
    assertThat(tree(files, "aws-ec2-describe-subnets.json").has("NextToken")).isFalse();
  }

  @Test
  void pagesThatCameBeforeAFailureAreKeptAsIncomplete() throws Exception {
    JsonNode all = Here.json(recorded("Subnets")).path("Subnets");
    aws.answer(
        "ec2:DescribeSubnets",
        c ->
            c.form().containsKey("NextToken")
                ? StandIn.error(c.action(), 400, "InvalidNextToken", "The token is not valid.")
                : StandIn.ok(
                    c.action(), "{\"Subnets\": [" + all.get(0) + "], \"NextToken\": \"x\"}"));
    AccountFiles files = collect();
    assertThat(tree(files, "aws-ec2-describe-subnets.json").path("Subnets").size()).isEqualTo(1);
    assertThat(files.commands().get("aws-ec2-describe-subnets.json").cut()).isPresent();
    Snapshot snapshot = Snapshot.of(files.alone());
    assertThat(snapshot.vpc().subnets().optional()).isPresent();
    assertThat(snapshot.vpc().subnets().complete()).isFalse();
  }

  @Test
  void theConsoleIsPlainTextWithoutItsSecrets() throws Exception {
    AccountFiles files = collect();
    assertThat(tree(files, "aws-ec2-get-console-output.json").path("Output").asString(""))
        .startsWith("Cloud-init v. 22\n")
        .contains("DB_PASSWORD=***")
        .endsWith("login:");
  }

  @Test
  void whereTheLatestConsoleIsNotSupportedTheLastOneIsAskedFor() throws Exception {
    var usual =
        StandIn.ok("ec2:GetConsoleOutput", "{\"InstanceId\": \"i-1\", \"Output\": \"YQ==\"}");
    aws.answer(
        "ec2:GetConsoleOutput",
        c ->
            c.form().containsKey("Latest")
                ? StandIn.error(c.action(), 400, "UnsupportedOperation", "not on Nitro")
                : usual);
    AccountFiles files = collect();
    assertThat(tree(files, "aws-ec2-get-console-output.json").path("Output").asString(""))
        .isEqualTo("a");
    assertThat(files.commands().get("aws-ec2-get-console-output.json").exit()).isEmpty();
  }

  @Test
  void timesOfSystemsManagerArePrintedAsTheCommandLineDoes() throws Exception {
    assertThat(
            tree(collect(), "aws-ssm-describe-instance-information.json")
                .at("/InstanceInformationList/0/LastPingDateTime")
                .asString(""))
        .isEqualTo("2025-11-17T08:00:02.500000+00:00");
  }

  @Test
  void anInstanceThatIsNotThereIsSaid() {
    aws.answer("ec2:DescribeInstances", "{\"Reservations\": []}");
    aws.answer("ec2:DescribeNetworkInterfaces", "{\"NetworkInterfaces\": []}");
    assertThatThrownBy(this::collect)
        .isInstanceOf(AwsException.class)
        .hasMessage(
            instance
                + " is not in eu-west-1. It is in another Region or account, or it was"
                + " terminated.");
  }

  @Test
  void anEndedSignInEndsTheWhole() {
    aws.refuse("ec2:DescribeNetworkInterfaces", 400, "RequestExpired", "Request has expired.");
    aws.refuse("ec2:DescribeInstances", 400, "RequestExpired", "Request has expired.");
    assertThatThrownBy(this::collect)
        .isInstanceOfSatisfying(
            AwsException.class, e -> assertThat(e.kind()).isEqualTo(AwsException.Kind.SIGN_IN));
    assertThat(aws.actions())
        .containsOnly("ec2:DescribeNetworkInterfaces", "ec2:DescribeInstances");
  }

  @Test
  void itStopsWhenAskedTo() {
    Cancellation stop = new Cancellation();
    aws.answer(
        "ec2:DescribeSubnets",
        c -> {
          stop.request();
          return StandIn.ok(c.action(), "{\"Subnets\": []}");
        });
    assertThatThrownBy(
            () ->
                AccountEvidence.collect(
                    Here.account(aws), Target.instance(instance), EvidenceProgress.silent(), stop))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void theAccountsSideIsPutBesideTheHostsRecording() throws Exception {
    aws.refuse("ec2:DescribeSubnets", 403, "UnauthorizedOperation", "no");
    Recording host =
        Recording.open(Path.of("src/test/resources/vpc"))
            .with("ip-j-link.json", "[]".getBytes(StandardCharsets.UTF_8));
    AccountFiles files = collect();
    Recording both = files.with(host);
    assertThat(both.files()).containsAll(files.files().keySet()).contains("ip-j-link.json");
    assertThat(both.name()).isEqualTo(host.name());
    assertThat(both.command("aws-ec2-describe-subnets.json").orElseThrow().exit()).hasValue(254);
    assertThat(both.manifest().notes()).anyMatch(n -> n.contains("ec2:DescribeSubnets"));
    assertThat(files.alone().manifest().raw())
        .isEqualTo(
            "{\"region\": \"eu-west-1\", \"account\": \"111122223333\", \"instance\": \""
                + instance
                + "\"}");
  }

  @Test
  void progressCountsEveryAnswer() throws Exception {
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    AccountFiles files =
        AccountEvidence.collect(
            Here.account(aws),
            Target.instance(instance),
            (d, total, file, problem) -> {
              done.add(d);
              assertThat(d).isLessThanOrEqualTo(total);
            },
            Cancellation.none());
    assertThat(done).hasSizeGreaterThanOrEqualTo(files.files().size());
  }
}
