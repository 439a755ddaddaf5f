package dev.plumbline.connect.ssm;

import dev.plumbline.session.SmuxFrame;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection inside a port session. */
final class SmuxStream implements Closeable {
  private final SmuxClient client;
  private final long id;
  private final Timing timing;
  private final ByteQueue queue;
  private final AtomicBoolean finishing = new AtomicBoolean();
  private volatile boolean finished;
  private volatile long taken;

  SmuxStream(SmuxClient client, long id, Timing timing) {
    this.client = client;
    this.id = id;
    this.timing = timing;
    queue = new ByteQueue(client::drain);
    taken = timing.millis();
  }

  long id() {
    return id;
  }

  /** What the instance sends, to its end of file. */
  InputStream in() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return queue.read();
      }

      @Override
      public int read(byte[] to, int from, int length) throws IOException {
        int count = queue.read(to, from, length);
        taken = timing.millis();
        return count;
      }
    };
  }

  /**
   * Sends; waits while the instance does not keep up.
   *
   * @return false when the connection is finished, from either side
   * @throws IOException when the session is over
   */
  boolean write(byte[] data, int from, int length) throws IOException {
    int at = from;
    while (at < from + length && !finished && !finishing.get()) {
      int size = Math.min(SmuxFrame.LONGEST, from + length - at);
      ByteBuffer part = ByteBuffer.wrap(data, at, size).slice();
      client.send(new SmuxFrame(SmuxFrame.Command.PSH, id, part));
      at += size;
    }
    return at == from + length;
  }

  /**
   * Nothing more will be sent. The instance closes its end then.
   *
   * @throws IOException when the session is over
   */
  void finish() throws IOException {
    if (finishing.compareAndSet(false, true)) {
      client.send(SmuxFrame.of(SmuxFrame.Command.FIN, id));
      forgetWhenDone();
    }
  }

  void received(ByteBuffer data) {
    queue.put(data);
  }

  /** The instance sends nothing more. */
  void finished() {
    finished = true;
    queue.end();
    forgetWhenDone();
  }

  private void forgetWhenDone() {
    if (finished && finishing.get()) {
      client.forget(this);
    }
  }

  void failed(IOException why) {
    finished = true;
    queue.end(why);
  }

  boolean full() {
    return queue.full();
  }

  /** Full, and nobody reads. */
  boolean stuck() {
    return timing.millis() - taken >= SmuxClient.PATIENCE;
  }

  /** Nobody reads it any more; what still comes is dropped. */
  @Override
  public void close() {
    client.forget(this);
    queue.close();
  }
}
