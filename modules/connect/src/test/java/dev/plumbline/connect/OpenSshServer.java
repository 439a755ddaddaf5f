package dev.plumbline.connect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The sshd of this machine on loopback, with keys and a configuration of its own. */
final class OpenSshServer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

  private final Process process;
  private final int port;

  private OpenSshServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Skips the test where there is no sshd that can be started.
   *
   * @param options further lines of sshd_config
   */
  static OpenSshServer start(Path folder, String authorizedKeys, String options) throws Exception {
    assumeTrue(Files.isExecutable(PROGRAM), "no sshd on this machine");
    boolean root = "root".equals(System.getProperty("user.name"));
    assumeTrue(!root || prepared(), "sshd's folder for privilege separation cannot be made");
    Path hostKey = folder.resolve("host_ed25519");
    Path rsaKey = folder.resolve("host_rsa");
    keygen("ed25519", hostKey);
    keygen("rsa", rsaKey);
    Path keys = Files.writeString(folder.resolve("authorized_keys"), authorizedKeys);
    int port = freePort();
    Path config =
        Files.writeString(
            folder.resolve("sshd_config"),
            """
            Port %d
            ListenAddress 127.0.0.1
            HostKey %s
            HostKey %s
            AuthorizedKeysFile %s
            PidFile none
            StrictModes no
            UsePAM no
            PermitRootLogin yes
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            %s
            """
                .formatted(port, hostKey, rsaKey, keys, options));
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("sshd.log").toFile())
            .start();
    await(port, process, folder.resolve("sshd.log"));
    return new OpenSshServer(process, port);
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Makes a key unless the test has made it already. */
  static void keygen(String type, Path file) throws Exception {
    if (Files.exists(file)) {
      return;
    }
    Process made =
        new ProcessBuilder("ssh-keygen", "-q", "-t", type, "-N", "", "-f", file.toString())
            .redirectErrorStream(true)
            .start();
    assumeTrue(made.waitFor(60, TimeUnit.SECONDS) && made.exitValue() == 0, "no ssh-keygen");
  }

  private static boolean prepared() throws IOException {
    Path folder = Path.of("/run/sshd");
    if (!Files.isDirectory(folder) && Files.isWritable(folder.getParent())) {
      Files.createDirectory(folder);
    }
    return Files.isDirectory(folder);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static void await(int port, Process process, Path log) throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
        if (ended || Instant.now().isAfter(deadline)) {
          throw new IllegalStateException("sshd did not start: " + Files.readString(log), e);
        }
      }
    }
  }
}
