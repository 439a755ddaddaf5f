package dev.plumbline.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The ssh-agent of this machine, in the foreground on a socket of its own. */
final class RealAgent implements AutoCloseable {
  private final Process process;
  private final Path socket;

  private RealAgent(Process process, Path socket) {
    this.process = process;
    this.socket = socket;
  }

  static RealAgent start(Path socket) throws Exception {
    Path program = Path.of("/usr/bin/ssh-agent");
    assumeTrue(Files.isExecutable(program), "no ssh-agent on this machine");
    Process process =
        new ProcessBuilder(program.toString(), "-D", "-a", socket.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (!Files.exists(socket) && Instant.now().isBefore(deadline)) {
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    return new RealAgent(process, socket);
  }

  Path socket() {
    return socket;
  }

  void add(Path key) throws Exception {
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", key.toString());
    add.environment().put("SSH_AUTH_SOCK", socket.toString());
    Process added = add.redirectErrorStream(true).start();
    assertThat(added.waitFor(60, TimeUnit.SECONDS) && added.exitValue() == 0).isTrue();
    Files.delete(key);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
