package dev.plumbline.bench;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.profile.AwsLogin;
import dev.plumbline.aws.profile.AwsPrompts;
import dev.plumbline.collect.Capture;
import dev.plumbline.collect.CaptureException;
import dev.plumbline.collect.CaptureProgress;
import dev.plumbline.collect.Probes;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.connect.ssm.SsmConnector;
import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.aws.PracticeAws;
import dev.plumbline.model.Cancellation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The full probe set of one practice instance, captured over plain SSH and over SSH in a session of
 * Session Manager, in turns: the way there and the capture.
 */
public final class SessionCapture {
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 15;

  private SessionCapture() {}

  private interface Way {
    Shell open() throws IOException;
  }

  /** Milliseconds. */
  private record Times(List<Double> connecting, List<Double> capturing) {
    Times() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void measure(Way way) throws IOException, CaptureException {
      long start = System.nanoTime();
      try (Shell shell = way.open()) {
        long open = System.nanoTime();
        Capture.run(shell, Probes.wholeHost(), CaptureProgress.silent(), Cancellation.none());
        connecting.add((open - start) / 1e6);
        capturing.add((System.nanoTime() - open) / 1e6);
      }
    }

    double total() {
      return median(connecting) + median(capturing);
    }

    void print(String name) {
      System.out.printf(
          "%-12s to the shell %.0f ms, capture %.0f ms, together %.0f ms%n",
          name, median(connecting), median(capturing), total());
    }
  }

  public static void main(String[] args) throws IOException, CaptureException, AwsException {
    Scenario scenario = PracticeLab.find("secondary-rules-missing").orElseThrow();
    SshConnector connector = new SshConnector(LocalEnvironment.system());
    try (LabServer server = LabServer.start(scenario, 0);
        PracticeAws aws =
            PracticeAws.start(scenario, scenario.recording(), PracticeAws.Setting.of(0, server));
        AwsAccount account = signedIn(aws, server)) {
      ConnectionProfile profile =
          ConnectionProfile.of("practice", server.host())
              .withPort(OptionalInt.of(server.port()))
              .withUser(Optional.of(LabServer.USER))
              .withIdentityFiles(List.of(server.keyFile().toString()))
              .withAgent(false)
              .withSshConfig(false)
              .withPinnedHostKey(Optional.of(server.hostKeyFingerprint()));
      ConnectionProfile instance =
          profile.withAddress(aws.instanceId()).withPort(OptionalInt.empty());
      SsmConnector sessions = new SsmConnector(connector, account);
      Way plain = () -> connector.connect(profile, none(), progress(), Cancellation.none());
      Way session = () -> sessions.connect(instance, none(), progress(), Cancellation.none());
      for (int i = 0; i < WARM_UP; i++) {
        new Times().measure(plain);
        new Times().measure(session);
      }
      Times overSsh = new Times();
      Times inSession = new Times();
      for (int i = 0; i < ROUNDS; i++) {
        overSsh.measure(plain);
        inSession.measure(session);
      }
      overSsh.print("plain SSH");
      inSession.print("in a session");
      System.out.printf(
          "capture %.2f times, together %.2f times plain SSH%n",
          median(inSession.capturing()) / median(overSsh.capturing()),
          inSession.total() / overSsh.total());
    }
  }

  private static AwsAccount signedIn(PracticeAws aws, LabServer server) throws AwsException {
    AwsEnvironment environment =
        new AwsEnvironment(aws.variables(), server.keyFile().resolveSibling("x"));
    return new AwsLogin(environment, AwsPrompts.none())
        .open(Optional.empty(), Optional.of(aws.region()));
  }

  private static ConnectionPrompts none() {
    return ConnectionPrompts.none();
  }

  private static ConnectionProgress progress() {
    return ConnectionProgress.none();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
