package dev.plumbline.aws.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.Here;
import dev.plumbline.aws.StandIn;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SessionServiceTest {
  private static final String URL =
      "wss://ssmmessages.eu-west-1.amazonaws.com/v1/data-channel/s-1?role=publish_subscribe"
          + "&cell-number=AA+B/==";
  private final StandIn aws = new StandIn();
  private final SessionService service = new SessionService(Here.account(aws));

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void aSessionIsStartedWithItsDocumentAndItsAddressIsLeftAsItStands() throws Exception {
    aws.answer(
        "ssm:StartSession",
        "{\"SessionId\": \"alice-1\", \"TokenValue\": \"secret-token\", \"StreamUrl\": \"%s\"}"
            .formatted(URL));
    StartedSession session =
        service.start(
            "i-0123456789abcdef0",
            Optional.of("AWS-StartSSHSession"),
            Map.of("portNumber", List.of("22")));
    assertThat(session.streamUrl()).isEqualTo(URL);
    assertThat(session.token()).isEqualTo("secret-token");
    assertThat(session.toString()).isEqualTo("StartedSession[alice-1]");
    assertThat(aws.calls("ssm:StartSession").getFirst().json().toString())
        .contains("\"Target\":\"i-0123456789abcdef0\"")
        .contains("\"DocumentName\":\"AWS-StartSSHSession\"")
        .contains("\"Parameters\":{\"portNumber\":[\"22\"]}");
  }

  @Test
  void anAgentThatIsNotConnectedIsSaid() {
    aws.refuse("ssm:StartSession", 400, "TargetNotConnected", "i-1 is not connected.");
    assertThatThrownBy(() -> service.start("i-1", Optional.empty(), Map.of()))
        .isInstanceOfSatisfying(
            AwsException.class, e -> assertThat(e.code()).isEqualTo("TargetNotConnected"))
        .hasMessageStartingWith("The SSM agent of the instance is not connected.");
  }

  @Test
  void aRefusedSessionNamesInstanceAndDocument() {
    aws.refuse(
        "ssm:StartSession",
        400,
        "AccessDeniedException",
        "User: arn:aws:iam::1:user/a is not authorized to perform: ssm:StartSession on resource: x"
            + " because no identity-based policy allows the ssm:StartSession action");
    assertThatThrownBy(() -> service.start("i-1", Optional.empty(), Map.of()))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.missingPermission()).contains("ssm:StartSession");
              assertThat(e.advice().getFirst()).contains("i-1").contains("RunShell");
            });
  }

  @Test
  void aSessionThatIsGoneCannotBeResumed() throws Exception {
    aws.answer("ssm:ResumeSession", "{\"SessionId\": \"s-1\", \"TokenValue\": \"\"}");
    assertThat(service.resume("s-1")).isEmpty();
    aws.refuse("ssm:ResumeSession", 400, "DoesNotExistException", "no such session");
    assertThat(service.resume("s-1")).isEmpty();
    aws.answer(
        "ssm:ResumeSession",
        "{\"SessionId\": \"s-1\", \"TokenValue\": \"t\", \"StreamUrl\": \"%s\"}".formatted(URL));
    assertThat(service.resume("s-1").orElseThrow().streamUrl()).isEqualTo(URL);
  }

  @Test
  void resumingAsksAsTheOriginalClientWasCapturedAsking() throws Exception {
    JsonMapper mapper = new JsonMapper();
    try (InputStream in = getClass().getResourceAsStream("resume-session-request.json")) {
      JsonNode asked = mapper.readTree(in).path("fields");
      JsonNode body = mapper.readTree(asked.path("body").asString());
      aws.answer("ssm:ResumeSession", "{\"SessionId\": \"s\", \"TokenValue\": \"\"}");
      service.resume(body.path("SessionId").asString());
      assertThat(aws.calls("ssm:ResumeSession").getFirst().json()).isEqualTo(body);
      assertThat(asked.path("target").asString()).isEqualTo("AmazonSSM.ResumeSession");
    }
  }

  @Test
  void endingASessionThatHasEndedIsNoTrouble() throws Exception {
    aws.refuse("ssm:TerminateSession", 400, "DoesNotExistException", "no such session");
    service.terminate("s-1");
    assertThat(aws.actions()).containsExactly("ssm:TerminateSession");
  }

  @Test
  void aKeyIsBoundToItsContext() throws Exception {
    aws.answer(
        "kms:GenerateDataKey",
        "{\"KeyId\": \"k\", \"Plaintext\": \"AQID\", \"CiphertextBlob\": \"BAUG\"}");
    DataKey key =
        service.dataKey("k", Map.of("aws:ssm:SessionId", "s-1", "aws:ssm:TargetId", "i-1"));
    assertThat(key.plain()).containsExactly(1, 2, 3);
    assertThat(key.sealed()).containsExactly(4, 5, 6);
    assertThat(key.toString()).doesNotContain("1, 2");
    var sent = aws.calls("kms:GenerateDataKey").getFirst().json();
    assertThat(sent.path("NumberOfBytes").asInt(0)).isEqualTo(64);
    assertThat(sent.at("/EncryptionContext/aws:ssm:TargetId").asString("")).isEqualTo("i-1");
    key.forget();
    assertThat(key.plain()).containsOnly(0);
  }

  @Test
  void aPublicKeyIsLentForAMinute() throws Exception {
    String action = "ec2-instance-connect:SendSSHPublicKey";
    aws.answer(action, "{\"RequestId\": \"r\", \"Success\": true}");
    new InstanceConnect(Here.account(aws))
        .lend("i-0123456789abcdef0", "ec2-user", "ssh-ed25519 AAAA", Optional.of("eu-west-1a"));
    assertThat(aws.calls(action).getFirst().json().toString())
        .contains("\"InstanceOSUser\":\"ec2-user\"")
        .contains("\"AvailabilityZone\":\"eu-west-1a\"");
  }
}
