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
                      socket.close();
                    } catch (IOException e) {
                      // The reader below sees the same end.
                    }
                  });
      try {
        copy(socket, out);
      } finally {
        sender.interrupt();
      }
    }
    return 0;
  }

  /** Until either side ends the connection. */
  private static void copy(Socket socket, OutputStream out) throws IOException {
    byte[] buffer = new byte[32_768];
    InputStream from = socket.getInputStream();
    while (true) {
      int n;
      try {
        n = from.read(buffer);
      } catch (IOException e) {
        return;
      }
      if (n < 0) {
        return;
      }
      out.write(buffer, 0, n);
    }
  }
}
