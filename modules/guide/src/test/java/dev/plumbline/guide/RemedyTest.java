package dev.plumbline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Remedy.Step;
import org.junit.jupiter.api.Test;

class RemedyTest {
  @Test
  void aStepSaysWhereItsCommandsRunAndWhatTheyChange() {
    Step host = Step.repair("Add the rule", "", "sudo ip rule add from 10.0.2.26 table 10001");
    assertThat(host.heading()).isEqualTo("Repair, run by you on the instance");
    assertThat(host.effect()).isEqualTo("changes the instance, run it yourself");
    Step account = Step.undo("Take it back", "", "aws ec2 delete-route --route-table-id rtb-1");
    assertThat(account.heading()).isEqualTo("Undo, run by you in the AWS account");
    assertThat(account.effect()).isEqualTo("changes the AWS account, run it yourself");
    Step cluster = Step.repair("Start it anew", "", "kubectl delete pod -n web web-1");
    assertThat(cluster.heading()).isEqualTo("Repair, run by you in the cluster");
  }

  @Test
  void aStepOfSeveralPlacesNamesEachOnce() {
    Step both =
        Step.repair(
            "Attach the role, then start the agent anew",
            "",
            "aws ec2 associate-iam-instance-profile --instance-id i-1",
            "sudo systemctl restart amazon-ssm-agent",
            "  aws iam attach-role-policy --role-name web");
    assertThat(both.heading())
        .isEqualTo("Repair, run by you on the instance and in the AWS account");
    assertThat(both.effect())
        .isEqualTo("changes the instance and the AWS account, run it yourself");
  }

  @Test
  void whatOnlyLooksOrIsOnlyTextClaimsNoChange() {
    assertThat(Step.look("See its state", "", "aws ec2 describe-vpc-endpoints").heading())
        .isEqualTo("Repair");
    assertThat(Step.look("See its state", "", "aws ec2 describe-vpc-endpoints").effect())
        .isEqualTo("read-only");
    assertThat(Step.repair("Update the image", "From 1.25.1 on it works.").heading())
        .isEqualTo("Repair");
    assertThat(Step.verify("Ask again", "", "awslogs tail").effect()).isEqualTo("read-only");
  }
}
