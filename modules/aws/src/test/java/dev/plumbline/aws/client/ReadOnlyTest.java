package dev.plumbline.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.Here;
import dev.plumbline.aws.Purpose;
import dev.plumbline.aws.StandIn;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadOnlyTest {
  private final StandIn aws = new StandIn();
  private final AwsAccount account = Here.account(aws);

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void requestsThatAreNotOnTheListAreNotSent() {
    assertThatThrownBy(() -> account.ec2().stopInstances(r -> r.instanceIds("i-1")))
        .hasStackTraceContaining("ec2:StopInstances was not sent");
    assertThatThrownBy(() -> account.ec2().describeInstanceAttribute(r -> r.attribute("userData")))
        .hasStackTraceContaining("ec2:DescribeInstanceAttribute was not sent");
    assertThatThrownBy(() -> account.iam().createRole(r -> r.roleName("x")))
        .hasStackTraceContaining("iam:CreateRole was not sent");
    assertThatThrownBy(() -> account.ssm(Purpose.READ).startSession(r -> r.target("i-1")))
        .hasStackTraceContaining("ssm:StartSession was not sent");
    assertThatThrownBy(() -> account.ssm(Purpose.SESSION).sendCommand(r -> r.documentName("x")))
        .hasStackTraceContaining("ssm:SendCommand was not sent");
    assertThat(aws.actions()).isEmpty();
  }

  @Test
  void nothingOnTheListsOfReadingChangesAnything() {
    List<String> reading = List.of("Describe", "Get", "List", "Search", "Simulate");
    assertThat(Purpose.READ.actions())
        .allMatch(a -> reading.stream().anyMatch(r -> a.contains(":" + r)));
    assertThat(Arrays.stream(Purpose.values()).flatMap(p -> p.actions().stream()))
        .noneMatch(a -> a.contains("UserData") || a.endsWith("DescribeInstanceAttribute"));
  }
}
