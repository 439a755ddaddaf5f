package dev.plumbline.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.model.Cancellation;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each stage at which a connection can fail, named with cause and advice. */
@Timeout(180)
class SshFailureTest {
  @TempDir Path home;

  @Test
  void anUnknownNameFailsAtDns() {
    ConnectionException e = failure(ConnectionProfile.of("x", "no-such-host.invalid"));
    assertThat(e.stage()).isEqualTo(ConnectionStage.DNS);
    assertThat(e.what()).isEqualTo("\"no-such-host.invalid\": the name was not found");
    assertThat(e.likelyCause()).contains("VPC");
  }

  @Test
  void aClosedPortFailsAtTcp() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ConnectionException e = failure(local(port));
    assertThat(e.stage()).isEqualTo(ConnectionStage.TCP);
    assertThat(e.what()).isEqualTo("the connection was refused");
    assertThat(e.likelyCause()).contains("sshd is stopped");
  }

  @Test
  void aServerOfAnotherKindFailsAtKeyExchange() throws Exception {
    try (Talker http = new Talker("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      ConnectionException e = failure(local(http.port()));
      assertThat(e.stage()).isEqualTo(ConnectionStage.KEY_EXCHANGE);
      assertThat(e.what())
          .isEqualTo("the server closed the connection, saying \"HTTP/1.1 400 Bad Request\"");
      assertThat(e.likelyCause()).contains("Another service");
    }
  }

  @Test
  void aServerThatHangsUpWithoutAWordMayBeBusy() throws Exception {
    try (Talker mute = new Talker("")) {
      ConnectionException e = failure(local(mute.port()));
      assertThat(e.stage()).isEqualTo(ConnectionStage.KEY_EXCHANGE);
      assertThat(e.what()).contains("before it said who it is");
      assertThat(e.likelyCause()).contains("MaxStartups");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Exceeded MaxStartups, unfinished, Try again in a moment",
    "Not allowed at this time, PerSourcePenalties, Wait some minutes"
  })
  void whatSshdSaysInsteadOfItsNameIsTold(String said, String cause, String advice)
      throws Exception {
    try (Talker sshd = new Talker(said + "\r\n")) {
      ConnectionException e = failure(local(sshd.port()));
      assertThat(e.stage()).isEqualTo(ConnectionStage.KEY_EXCHANGE);
      assertThat(e.what()).isEqualTo("the server closed the connection, saying \"" + said + "\"");
      assertThat(e.likelyCause()).contains(cause);
      assertThat(e.advice()).contains(advice);
    }
  }

  @Test
  void anOldProtocolIsNotSsh() throws Exception {
    try (Talker old = new Talker("SSH-1.5-OldServer\r\n")) {
      ConnectionException e = failure(local(old.port()));
      assertThat(e.stage()).isEqualTo(ConnectionStage.KEY_EXCHANGE);
      assertThat(e.what()).contains("SSH-1.5-OldServer");
    }
  }

  @Test
  void stoppingEndsTheWaitForASilentServer() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Cancellation stop = new Cancellation();
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket accepted = silent.accept()) {
                  stop.request();
                  accepted.getInputStream().readAllBytes();
                } catch (IOException e) {
                  stop.request();
                }
              });
      assertThat(
              catchThrowableOfType(
                  CancellationException.class,
                  () ->
                      connector()
                          .connect(
                              local(silent.getLocalPort()),
                              Answers.with(),
                              ConnectionProgress.none(),
                              stop)))
          .isNotNull();
    }
  }

  @Test
  void noAlgorithmInCommonNamesTheLists() throws Exception {
    try (TestServer server = TestServer.at(home.resolve("key")).password("x")) {
      server
          .server()
          .setKeyExchangeFactories(
              NamedFactory.setUpTransformedFactories(
                  true, List.of(BuiltinDHFactories.dhg15_512), ServerBuilder.DH2KEX));
      server.start();
      ConnectionException e = failure(local(server.port()));
      assertThat(e.stage()).isEqualTo(ConnectionStage.KEY_EXCHANGE);
      assertThat(e.what()).contains("no algorithm in common").contains("curve25519-sha256");
    }
  }

  @Test
  void anAccountWithoutShellFailsAtShell() throws Exception {
    try (TestServer server = TestServer.at(home.resolve("key")).password("x")) {
      server
          .server()
          .setCommandFactory(
              (channel, command) ->
                  ProcessShellCommandFactory.INSTANCE.createCommand(
                      channel, "echo This account is currently not available.; exit 1"));
      server.start();
      ConnectionException e = failure(local(server.port()));
      assertThat(e.stage()).isEqualTo(ConnectionStage.SHELL);
      assertThat(e.what())
          .isEqualTo("the account has no shell: \"This account is currently not available.\"");
    }
  }

  @Test
  void aForcedCommandFailsAtShell() throws Exception {
    try (TestServer server = TestServer.at(home.resolve("key")).password("x")) {
      server
          .server()
          .setCommandFactory(
              (channel, command) ->
                  ProcessShellCommandFactory.INSTANCE.createCommand(channel, "echo backup done"));
      server.start();
      ConnectionException e = failure(local(server.port()));
      assertThat(e.stage()).isEqualTo(ConnectionStage.SHELL);
      assertThat(e.what()).isEqualTo("the account runs a fixed command: \"backup done\"");
    }
  }

  @Test
  void jumpHostsThatLeadBackAreNamed() throws Exception {
    Files.createDirectories(home.resolve(".ssh"));
    Files.writeString(
        home.resolve(".ssh/config"), "Host a\n  ProxyJump b\nHost b\n  ProxyJump a\n");
    ConnectionException e = failure(ConnectionProfile.of("x", "a").withSshConfig(true));
    assertThat(e.stage()).isEqualTo(ConnectionStage.CONFIGURATION);
    assertThat(e.what()).contains("lead back to themselves");
  }

  private ConnectionException failure(ConnectionProfile profile) {
    return catchThrowableOfType(
        ConnectionException.class,
        () ->
            connector()
                .connect(profile, Answers.with("x"), ConnectionProgress.none(), Cancellation.none())
                .close());
  }

  private SshConnector connector() {
    return new SshConnector(TestEnvironment.at(home, Map.of()));
  }

  private static ConnectionProfile local(int port) {
    return ConnectionProfile.of("x", "127.0.0.1")
        .withPort(OptionalInt.of(port))
        .withUser(Optional.of(TestServer.USER))
        .withSshConfig(false);
  }

  /** Says one thing to everybody and hangs up. */
  private static final class Talker implements AutoCloseable {
    private final ServerSocket server;

    Talker(String text) throws IOException {
      server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(() -> serve(text));
    }

    int port() {
      return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }

    private void serve(String text) {
      while (!server.isClosed()) {
        try (Socket client = server.accept();
            OutputStream out = client.getOutputStream()) {
          client.setSoTimeout((int) Duration.ofSeconds(5).toMillis());
          out.write(text.getBytes(StandardCharsets.US_ASCII));
          client.shutdownOutput();
          client.getInputStream().readAllBytes();
        } catch (IOException e) {
          continue;
        }
      }
    }
  }
}
