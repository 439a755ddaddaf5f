package dev.plumbline.connect;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;

/**
 * What a ProxyCommand runs in the tests: joins its input and output with a TCP port, as nc does.
 */
final class Relay {
  private Relay() {}

  /** Arguments: host and port. */
  public static void main(String[] arguments) throws IOException {
    try (Socket socket = new Socket(arguments[0], Integer.parseInt(arguments[1]))) {
      Thread.ofPlatform().daemon().start(() -> copy(System.in, socket));
      socket.getInputStream().transferTo(new Flushing(System.out));
    } catch (IOException e) {
      System.err.println("warning: relay");
      System.err.println("relay: " + e.getMessage());
      System.exit(3);
    }
  }

  /** The command line that starts it, without the arguments. */
  static String command() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path classes = Path.of("target", "test-classes").toAbsolutePath();
    return "'" + java + "' -cp '" + classes + "' " + Relay.class.getName();
  }

  private static void copy(InputStream in, Socket socket) {
    try (socket) {
      in.transferTo(socket.getOutputStream());
    } catch (IOException e) {
      System.err.println("relay: " + e.getMessage());
    }
  }

  private static final class Flushing extends FilterOutputStream {
    Flushing(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      out.flush();
    }
  }
}
