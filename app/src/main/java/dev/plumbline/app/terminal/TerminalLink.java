package dev.plumbline.app.terminal;

import dev.plumbline.connect.RemoteTerminal;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Keys there, output here, until the shell ends or is left. */
public final class TerminalLink {
  private static final Logger LOG = System.getLogger(TerminalLink.class.getName());
  private static final int PIECE = 32_768;

  private final NearEnd near;
  private final RemoteTerminal remote;
  private final CompletableFuture<OptionalInt> end = new CompletableFuture<>();

  public TerminalLink(NearEnd near, RemoteTerminal remote) {
    this.near = near;
    this.remote = remote;
  }

  /**
   * Runs to the end of the shell. Blocks. The reads of a terminal cannot be interrupted: a thread
   * that waits for keys stays until the program ends.
   *
   * @return the exit status of the shell; empty when it told none, or was left
   * @throws IOException when the connection was lost before the end
   */
  public OptionalInt run() throws IOException {
    near.onResize(() -> Thread.ofVirtual().start(this::resize));
    resize();
    Thread.ofPlatform().daemon().name("shell output").start(this::show);
    Thread.ofPlatform().daemon().name("shell keys").start(this::type);
    try {
      return end.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException why ? why : new IOException(e.getCause());
    } finally {
      remote.close();
    }
  }

  /** Ends it at once, whether or not anything reaches the instance any more. */
  public void leave() {
    end.complete(OptionalInt.empty());
  }

  private synchronized void resize() {
    try {
      remote.resize(near.size());
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the size was not told; the output ends too", e);
    }
  }

  private void show() {
    byte[] piece = new byte[PIECE];
    try {
      int n = remote.output().read(piece);
      while (n >= 0 && shown(piece, n)) {
        n = remote.output().read(piece);
      }
      if (!end.isDone()) {
        end.complete(remote.join());
      }
    } catch (IOException e) {
      lost(e);
    }
  }

  /** The end of the shell tells more of it than the read that failed. */
  private void lost(IOException why) {
    try {
      end.complete(remote.join());
    } catch (IOException told) {
      told.addSuppressed(why);
      end.completeExceptionally(told);
    }
  }

  /** False when nobody sees it any more. */
  private boolean shown(byte[] piece, int length) {
    try {
      near.write(piece, length);
      return true;
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the output is not read", e);
      leave();
      return false;
    }
  }

  private void type() {
    EscapeKeys escapes = new EscapeKeys();
    byte[] keys = new byte[PIECE];
    try {
      OutputStream there = remote.input();
      int n = pressed(keys);
      while (n >= 0 && !escapes.ended()) {
        there.write(near.interactive() ? escapes.pass(keys, n) : Arrays.copyOf(keys, n));
        there.flush();
        n = escapes.ended() ? -1 : pressed(keys);
      }
      leave();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the keys do not arrive; the output ends too", e);
    }
  }

  private int pressed(byte[] keys) {
    try {
      return near.read(keys);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the terminal is gone", e);
      return -1;
    }
  }
}
