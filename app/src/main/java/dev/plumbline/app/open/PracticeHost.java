package dev.plumbline.app.open;

import dev.plumbline.collect.Probe;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.RecordingException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A practice instance: a server on loopback, reached by the same SSH client as any host. */
record PracticeHost(LabServer server, LiveHost host) {
  /**
   * Starts the server.
   *
   * @throws IOException when it cannot listen, or there is no such scenario
   */
  static PracticeHost start(String id, SshConnector connector) throws IOException {
    Scenario scenario =
        PracticeLab.find(id)
            .orElseThrow(() -> new RecordingException("There is no practice instance " + id));
    LabServer server = LabServer.start(scenario, 0);
    ConnectionProfile profile =
        ConnectionProfile.of(scenario.title(), server.host())
            .withPort(OptionalInt.of(server.port()))
            .withUser(Optional.of(LabServer.USER))
            .withIdentityFiles(List.of(server.keyFile().toString()))
            .withAgent(false)
            .withSshConfig(false)
            .withPinnedHostKey(Optional.of(server.hostKeyFingerprint()));
    LiveHost host =
        new LiveHost(
            connector,
            profile,
            ConnectionPrompts.none(),
            (captured, asked) ->
                scenario.withKeptFiles(captured, asked.stream().map(Probe::file).toList()));
    return new PracticeHost(server, host);
  }
}
