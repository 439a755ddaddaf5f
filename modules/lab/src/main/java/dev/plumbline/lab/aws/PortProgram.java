package dev.plumbline.lab.aws;

import dev.plumbline.lab.program.Program;
import dev.plumbline.session.Flag;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;

/** The session's bytes are those of one TCP connection. Flags go to the error output. */
final class PortProgram implements Program {
  private final Dial dial;
  private final Map<String, String> properties;

  PortProgram(Dial dial, Map<String, String> properties) {
    this.dial = dial;
    this.properties = Map.copyOf(properties);
  }

  /** Says that nothing listens at the port. */
  static byte[] refused() {
    ByteBuffer flag = Flag.CONNECT_TO_PORT_ERROR.payload();
    byte[] bytes = new byte[flag.remaining()];
    flag.get(bytes);
    return bytes;
  }

  @Override
  public int run(InputStream in, OutputStream out, OutputStream err)
      throws IOException, InterruptedException {
    Socket socket;
    try {
      socket = dial.open(properties);
    } catch (IOException e) {
      err.write(refused());
      return 1;
    }
    try (socket) {
      Thread sender =
          Thread.ofVirtual()
              .name("practice port")
              .start(
                  () -> {
                    try {
                      in.transferTo(socket.getOutputStream());
                      socket.shutdownOutput();
                    } catch (IOException e) {
                      // The reader below sees the same end.
                    }
                  });
      try {
        byte[] buffer = new byte[32_768];
        for (int n = socket.getInputStream().read(buffer);
            n >= 0;
            n = socket.getInputStream().read(buffer)) {
          out.write(buffer, 0, n);
        }
      } finally {
        sender.interrupt();
      }
    }
    return 0;
  }
}
