package dev.plumbline.connect.ssm;

import dev.plumbline.session.Flag;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection after the other, as agents up to 3.0.196.0 have it. What arrives while there is
 * none is not taken, so the agent sends it again.
 */
final class BasicMode implements PortMode {
  private final SmuxClient.Carrier carrier;
  private final Consumer<Flag> flags;
  private final Timing timing;
  private volatile @Nullable Current current;

  private record Current(Socket local, ByteQueue queue) {}

  /**
   * @param flags sends a word about the port
   */
  BasicMode(SmuxClient.Carrier carrier, Consumer<Flag> flags, Timing timing) {
    this.carrier = carrier;
    this.flags = flags;
    this.timing = timing;
  }

  @Override
  public void carry(Socket local) throws IOException {
    ByteQueue queue = new ByteQueue(carrier::drain);
    current = new Current(local, queue);
    carrier.drain();
    LocalPipe pipe = new LocalPipe(local);
    CompletableFuture<Void> down = new CompletableFuture<>();
    timing.start(
        () -> {
          pipe.down(queue, queue::close);
          down.complete(null);
        });
    pipe.up(
        (data, from, length) -> {
          carrier.write(ByteBuffer.wrap(data, from, length));
          return true;
        });
    current = null;
    flags.accept(Flag.DISCONNECT_TO_PORT);
    queue.end();
    down.join();
  }

  @Override
  public void received(ByteBuffer data) {
    Current now = current;
    if (now != null) {
      now.queue().put(data);
    }
  }

  @Override
  public boolean ready() {
    Current now = current;
    return now != null && !now.queue().full();
  }

  @Override
  public void flag(Flag flag) {
    Current now = current;
    if (flag == Flag.CONNECT_TO_PORT_ERROR && now != null) {
      now.queue().end(new IOException("the instance could not connect to the port"));
    }
  }

  @Override
  public void ended(IOException why) {
    Current now = current;
    if (now != null) {
      now.queue().end(why);
    }
  }
}
