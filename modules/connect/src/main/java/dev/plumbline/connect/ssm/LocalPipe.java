package dev.plumbline.connect.ssm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Both ways of a local connection. It is closed when both are over, or when one of them fails. */
final class LocalPipe {
  /** Where what the local program sends goes. */
  @FunctionalInterface
  interface Sink {
    /**
     * Writes; may wait.
     *
     * @return false when nothing more is wanted
     */
    boolean write(byte[] data, int from, int length) throws IOException;
  }

  /** Something that may fail only because all is over. */
  @FunctionalInterface
  interface Last {
    void run() throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(LocalPipe.class);
  private static final int SIZE = 32 << 10;

  private final Socket local;
  private boolean upOver;
  private boolean downOver;

  LocalPipe(Socket local) {
    this.local = local;
  }

  /** From the local program to the instance, to its end of file. */
  void up(Sink sink) {
    quietly(
        () -> {
          InputStream in = local.getInputStream();
          byte[] part = new byte[SIZE];
          for (int n = in.read(part); n >= 0; n = in.read(part)) {
            if (!sink.write(part, 0, n)) {
              local.close();
              return;
            }
          }
        });
    over(true);
  }

  /**
   * From the instance to the local program, to the end of file.
   *
   * @param deaf run when the local program takes no more
   */
  void down(InputStream in, Runnable deaf) {
    quietly(
        () -> {
          OutputStream out = local.getOutputStream();
          byte[] part = new byte[SIZE];
          for (int n = in.read(part); n >= 0; n = in.read(part)) {
            out.write(part, 0, n);
          }
          local.shutdownOutput();
        },
        deaf);
    over(false);
  }

  private synchronized void over(boolean up) {
    upOver |= up;
    downOver |= !up;
    if (upOver && downOver) {
      quietly(local::close);
    }
  }

  /** A broken connection ends both ways; there is nobody to tell. */
  void quietly(Last action) {
    quietly(action, () -> {});
  }

  private void quietly(Last action, Runnable otherwise) {
    try {
      action.run();
    } catch (IOException e) {
      LOG.debug("a forwarded connection ended: {}", SessionFailures.message(e));
      otherwise.run();
      closeLocal();
    }
  }

  private void closeLocal() {
    try {
      local.close();
    } catch (IOException e) {
      LOG.debug("closing a forwarded connection: {}", SessionFailures.message(e));
    }
  }
}
