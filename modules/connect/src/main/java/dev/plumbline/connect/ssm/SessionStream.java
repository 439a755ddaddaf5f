package dev.plumbline.connect.ssm;

import dev.plumbline.session.TerminalSize;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * One session as streams of bytes, which are never changed: the connection to an SSH server, a
 * shell's terminal, or a command. A reader that does not keep up slows the instance down. A session
 * that fails makes {@link #in} throw after the last byte; one that ends gives end of file, and so
 * does a command that has told its exit code, whatever becomes of the session then.
 */
public final class SessionStream implements Closeable {
  private final ByteQueue output = new ByteQueue(this::drain);
  private final ByteQueue errors = new ByteQueue(this::drain);
  private final CompletableFuture<SessionEnd> end = new CompletableFuture<>();
  private final CompletableFuture<DataChannel> channel = new CompletableFuture<>();
  private final OutputStream out = new Out();
  private volatile OptionalInt exit = OptionalInt.empty();

  private SessionStream() {}

  /**
   * Starts a session.
   *
   * @param size of the terminal, for a shell
   * @param words told what happens
   * @throws SessionException saying why it could not begin
   */
  public static SessionStream open(
      SessionRequest request,
      SessionServices services,
      Optional<TerminalSize> size,
      SessionWords words)
      throws SessionException {
    SessionStream stream = new SessionStream();
    stream.channel.complete(DataChannel.open(request, services, stream.new Events(words), size));
    return stream;
  }

  /** The session itself. */
  public DataChannel channel() {
    return channel.join();
  }

  /**
   * Waits until data flow.
   *
   * @throws SessionException when the session ended instead, or is not open after the limit
   */
  public SessionKind awaitReady(Duration limit) throws SessionException {
    return channel().awaitReady(limit);
  }

  /** Output, or the bytes of the port. */
  public InputStream in() {
    return output;
  }

  /** Standard error, of commands whose document keeps it apart. */
  public InputStream errors() {
    return errors;
  }

  /** Input. Writing waits while the instance does not keep up. */
  public OutputStream out() {
    return out;
  }

  /** Exit code of a command, once told; its document must keep the outputs apart. */
  public OptionalInt exit() {
    return exit;
  }

  /** Completes when the session is over. */
  public CompletableFuture<SessionEnd> end() {
    return end.copy();
  }

  /** Ends the session here and on the instance. */
  @Override
  public void close() {
    channel().close();
  }

  private void drain() {
    channel().drain();
  }

  private final class Events extends SpokenEvents {
    Events(SessionWords words) {
      super(words);
    }

    @Override
    public void output(ByteBuffer data) {
      output.put(data);
    }

    @Override
    public void error(ByteBuffer data) {
      errors.put(data);
    }

    @Override
    public boolean ready() {
      return !output.full() && !errors.full();
    }

    @Override
    public void exit(int code) {
      exit = OptionalInt.of(code);
    }

    @Override
    public void ended(SessionEnd last) {
      boolean over = last.normal() || exit.isPresent();
      if (over && last.complete()) {
        output.end();
      } else if (over) {
        output.end(
            new SessionException(Explanation.of("The session ended before all its output came.")));
      } else {
        output.end(new SessionException(last.why()));
      }
      errors.end();
      end.complete(last);
    }
  }

  private final class Out extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] data, int from, int length) throws IOException {
      channel().write(ByteBuffer.wrap(data, from, length));
    }
  }
}
