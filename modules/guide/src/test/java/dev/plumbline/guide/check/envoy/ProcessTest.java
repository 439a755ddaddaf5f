package dev.plumbline.guide.check.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Host;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.guide.Remedy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process and its container: each fault reported, and silent on its nearest neighbour. */
class ProcessTest {
  private static final String DOCKER = "docker-ps.txt";
  private static final String IMAGE =
      "840364872350.dkr.ecr.eu-west-1.amazonaws.com/aws-appmesh-envoy:v1.29.12.1-prod";

  /** A host on which the container is there but nobody answers at the admin port. */
  private static Host silent(String status) {
    return Mesh.healthy()
        .without(
            "envoy-ready.txt",
            "envoy-server_info.json",
            Mesh.STATS,
            Mesh.STATS_2,
            "envoy-clusters.json",
            "envoy-listeners.json",
            "envoy-config_dump.json",
            "ecs-task.json")
        .with(DOCKER, "5b1d\t" + IMAGE + "\tecs-web-31-envoy-a1b2c3d4e5f60718\t" + status + "\n");
  }

  private static Host stoppedTask(String containerFields, String taskFields) {
    return silent("Created")
        .without(DOCKER)
        .with(
            "ecs-task.json",
            """
            {"tasks": [{"taskArn": "arn:aws:ecs:eu-west-1:111122223333:task/shop/0f5d",
              "launchType": "FARGATE", "lastStatus": "STOPPED", "desiredStatus": "STOPPED", %s
              "containers": [
                {"name": "envoy", "image": "%s", "lastStatus": "STOPPED"%s},
                {"name": "app", "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/web:2",
                 "lastStatus": "STOPPED"}]}]}
            """
                .formatted(taskFields, IMAGE, containerFields));
  }

  @ParameterizedTest
  @CsvSource({"137", "139", "1", "133"})
  void aContainerThatEndedByItselfIsReported(int exit) {
    assertThat(silent("Exited (" + exit + ") 3 minutes ago").subjects("envoy-not-running"))
        .containsExactly("envoy");
  }

  @ParameterizedTest
  @CsvSource({"0", "143"})
  void aContainerThatWasToldToStopIsSilent(int exit) {
    assertThat(silent("Exited (" + exit + ") 3 minutes ago").subjects("envoy-not-running"))
        .isEmpty();
  }

  @Test
  void aContainerThatStartsOverAndOverIsReported() {
    assertThat(silent("Restarting (1) 4 seconds ago").subjects("envoy-not-running"))
        .containsExactly("envoy");
  }

  @Test
  void aDeadContainerWhoseSuccessorRunsIsHistory() {
    Host host =
        Mesh.healthy()
            .append(DOCKER, "99\t" + IMAGE + "\tecs-web-30-envoy\tExited (137) 2 hours ago\n");

    assertThat(host.diagnose().findings()).isEmpty();
  }

  @Test
  void anotherProgramThatEndedIsNotEnvoy() {
    Host host = Mesh.healthy().append(DOCKER, "98\tshop/job:1\tjob\tExited (137) 2 hours ago\n");

    assertThat(host.subjects("envoy-not-running")).isEmpty();
  }

  @Test
  void theExitOfATaskIsReportedUnlessSomebodyStoppedIt() {
    String killed = ", \"exitCode\": 137, \"reason\": \"OutOfMemoryError: Container killed\"";
    Host host = stoppedTask(killed, "\"stopCode\": \"EssentialContainerExited\",");
    assertThat(host.subjects("envoy-not-running")).containsExactly("envoy");

    Host stopped = stoppedTask(killed, "\"stopCode\": \"UserInitiated\",");
    assertThat(stopped.subjects("envoy-not-running")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'[critical][backtrace] [x.h:104] Caught Segmentation fault, suspect faulting address 0x0'",
    "'[critical][main] [x.cc:117] error initializing configuration /etc/envoy/envoy.yaml: bad'",
    "'[critical][assert] [x.cc:80] panic: listener accept failure: Too many open files'",
    "'[error] [AppNet Agent] Envoy process exited with code 137'",
  })
  void theLastLinesOfItsLogTellThatItEnded(String line) {
    Host host = silent("x").without(DOCKER).append(Mesh.LOG, Mesh.line("09:40:00", line));
    assertThat(host.subjects("envoy-not-running")).containsExactly("envoy");

    host.append(Mesh.LOG, Mesh.line("09:40:05", "[info][main] [x.cc:404] initializing epoch 0"));
    assertThat(host.subjects("envoy-not-running")).isEmpty();
  }

  @Test
  void withoutContainersAndAdminPortItCannotBeTold() {
    Host host = silent("x").without(DOCKER);

    assertThat(host.diagnose().notChecked())
        .extracting(NotChecked::id)
        .contains("envoy-not-running");
  }

  @ParameterizedTest
  @CsvSource({
    "'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve"
        + " ref: 403 Forbidden', execution role",
    "'CannotPullContainerError: ref pull has been retried 5 time(s): dial tcp 52.216.1.1:443: i/o"
        + " timeout', no way",
    "'CannotPullContainerError: pull image manifest has been retried: aws-appmesh-envoy:v9 not"
        + " found', no such image",
  })
  void anImageThatCannotBePulledIsReportedWithItsCause(String reason, String cause) {
    Host host =
        stoppedTask(", \"reason\": \"" + reason + "\"", "\"stopCode\": \"TaskFailedToStart\",");

    assertThat(host.finding("envoy-image-pull-denied").subject()).isEqualTo("envoy");
    assertThat(host.finding("envoy-image-pull-denied").summary()).contains(cause);
    assertThat(host.finding("envoy-image-pull-denied").remedy().steps())
        .extracting(Remedy.Step::purpose)
        .contains(Remedy.Purpose.REPAIR, Remedy.Purpose.VERIFY);
    assertThat(host.subjects("envoy-not-running")).isEmpty();
  }

  @Test
  void theReasonOfTheTaskCountsWhereItNamesTheImage() {
    Host host =
        stoppedTask(
            "",
            "\"stoppedReason\": \"CannotPullContainerError: failed to resolve ref "
                + IMAGE
                + ": 403\",");

    assertThat(host.subjects("envoy-image-pull-denied")).containsExactly("envoy");
  }

  @Test
  void anImageOfAnotherContainerThatCannotBePulledIsNotThatOfEnvoy() {
    Host host = stoppedTask("", "");
    host.replace(
        "ecs-task.json",
        "\"lastStatus\": \"STOPPED\"}]",
        "\"lastStatus\": \"STOPPED\", \"reason\": \"CannotPullContainerError: shop/web: i/o"
            + " timeout\"}]");

    assertThat(host.subjects("envoy-image-pull-denied")).isEmpty();
  }

  @Test
  void aRegistryOfTheWrongAccountIsNamed() {
    Host host =
        stoppedTask(
            ", \"reason\": \"CannotPullContainerError: failed to resolve ref"
                + " 840364872350.dkr.ecr.af-south-1.amazonaws.com/aws-appmesh-envoy:v1: 403\"",
            "");

    assertThat(host.finding("envoy-image-pull-denied").summary()).contains("924023996002");
  }

  @ParameterizedTest
  @CsvSource({"PRE_INITIALIZING", "INITIALIZING"})
  void aStateBeforeLiveIsReportedAfterAMinute(String state) {
    Host host = state(state);
    assertThat(host.subjects("envoy-not-ready")).containsExactly("envoy");
    assertThat(host.subjects("envoy-draining")).isEmpty();

    host.replace("envoy-server_info.json", "\"9011s\"", "\"41s\"");
    assertThat(host.subjects("envoy-not-ready")).isEmpty();
  }

  private static Host state(String state) {
    return Mesh.both(Mesh.healthy(), "server.state: 0\n", "")
        .with("envoy-ready.txt", state + "\n503\n")
        .replace("envoy-server_info.json", "\"state\": \"LIVE\"", "\"state\": \"" + state + "\"");
  }

  @Test
  void liveIsReady() {
    assertThat(state("LIVE").diagnose().findings()).isEmpty();
  }

  @Test
  void aProxyThatIsNotReadySinceItMayNotConnectIsFoldedUnderThat() {
    assertThat(Host.practice("appmesh-not-authorized").finding("envoy-not-ready").because())
        .contains("envoy-ems-not-authorized");
  }

  @Test
  void aDrainIsNotedAndIsNoFault() {
    Host host = state("DRAINING");

    assertThat(host.subjects("envoy-draining")).containsExactly("envoy");
    assertThat(host.diagnose().faults()).isEmpty();
  }

  @Test
  void aSigtermThatAnotherStartFollowedIsHistory() {
    String told = Mesh.line("09:30:00", "[warning][main] [x.cc:854] caught ENVOY_SIGTERM");
    Host host = silent("x").without(DOCKER).append(Mesh.LOG, told);
    assertThat(host.subjects("envoy-draining")).containsExactly("envoy");

    host.append(Mesh.LOG, Mesh.line("09:31:00", "[info][main] [x.cc:404] initializing epoch 0"));
    assertThat(host.subjects("envoy-draining")).isEmpty();
    assertThat(Mesh.healthy().append(Mesh.LOG, told).diagnose().findings()).isEmpty();
  }

  @Test
  void aHostWithoutEnvoyIsNotAsked() {
    assertThat(Host.healthy().diagnose().notChecked())
        .extracting(NotChecked::id)
        .noneMatch(id -> id.startsWith("envoy-"));
    assertThat(Host.healthy().with(DOCKER, "1\tnginx:1\tweb\tUp 1 hour\n").diagnose().decided())
        .noneMatch(id -> id.startsWith("envoy-"));
    assertThat(List.of(Mesh.healthy().diagnose().decided())).isNotEmpty();
  }
}
