package dev.plumbline.app.integration;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A loopback port whose connections each get a real {@code sshd} inside the namespaces of a
 * process, in inetd mode: the host itself has no interface to this machine.
 */
final class SshdRelay implements AutoCloseable {
  private final ServerSocket server;
  private final List<String> command;
  private final String fingerprint;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  private SshdRelay(ServerSocket server, List<String> command, String fingerprint) {
    this.server = server;
    this.command = command;
    this.fingerprint = fingerprint;
  }

  /** Makes keys and configuration below {@code work} and starts to listen. */
  static SshdRelay start(Path work, Path bin, long pid) throws IOException {
    for (String key : List.of("host", "user")) {
      NamespaceHost.run(
          "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", work.resolve(key).toString());
    }
    Files.copy(work.resolve("user.pub"), work.resolve("authorized_keys"));
    Path config = work.resolve("sshd_config");
    Files.writeString(
        config,
        """
        HostKey %s
        AuthorizedKeysFile %s
        StrictModes no
        PermitRootLogin prohibit-password
        PasswordAuthentication no
        UsePAM no
        PidFile none
        SetEnv PATH=%s:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
        """
            .formatted(work.resolve("host"), work.resolve("authorized_keys"), bin));
    String printed =
        NamespaceHost.run("ssh-keygen", "-l", "-f", work.resolve("host.pub").toString());
    SshdRelay relay =
        new SshdRelay(
            new ServerSocket(0, 16, InetAddress.getLoopbackAddress()),
            List.of(
                "nsenter",
                "--target",
                String.valueOf(pid),
                "--net",
                "--mount",
                "--pid",
                "/usr/sbin/sshd",
                "-i",
                "-f",
                config.toString()),
            printed.split(" ")[1]);
    Thread.ofVirtual().name("sshd relay").start(relay::accept);
    return relay;
  }

  int port() {
    return server.getLocalPort();
  }

  String fingerprint() {
    return fingerprint;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Process sshd =
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        running.add(sshd);
        pump(socket.getInputStream(), sshd.getOutputStream(), socket);
        pump(sshd.getInputStream(), socket.getOutputStream(), socket);
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void pump(InputStream from, OutputStream to, Socket socket) {
    Thread.ofVirtual()
        .start(
            () -> {
              byte[] buffer = new byte[16384];
              try (socket;
                  to) {
                for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                  to.write(buffer, 0, n);
                  to.flush();
                }
              } catch (IOException e) {
                // either side hung up: both are closed now
              }
            });
  }

  @Override
  public void close() throws IOException {
    server.close();
    running.forEach(Process::destroy);
  }
}
