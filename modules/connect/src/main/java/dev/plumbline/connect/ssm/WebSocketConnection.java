package dev.plumbline.connect.ssm;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The sending half of a WebSocket. It takes one message at a time, so a thread of its own sends
 * what is queued; a queue that does not empty counts as a broken connection.
 */
final class WebSocketConnection implements ChannelTransport.Connection {
  private static final int MOST_QUEUED = 50_000;
  private static final int GRACE_SECONDS = 2;

  private sealed interface Message {
    record Text(String text) implements Message {}

    record Binary(ByteBuffer bytes) implements Message {}

    record Ping(ByteBuffer body) implements Message {}

    record Close() implements Message {}
  }

  private static final int BROKEN = 1006;

  private final WebSocket socket;
  private final ChannelTransport.Listener listener;
  private final BlockingQueue<Message> queue = new LinkedBlockingQueue<>(MOST_QUEUED);

  WebSocketConnection(WebSocket socket, ChannelTransport.Listener listener) {
    this.socket = socket;
    this.listener = listener;
    Thread.ofVirtual().name("ssm-writer").start(this::write);
  }

  @Override
  public void text(String message) {
    add(new Message.Text(message));
  }

  @Override
  public void binary(ByteBuffer message) {
    add(new Message.Binary(message));
  }

  @Override
  public void ping(ByteBuffer body) {
    add(new Message.Ping(body));
  }

  @Override
  public void close() {
    add(new Message.Close());
    CompletableFuture.delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS).execute(socket::abort);
  }

  private void add(Message message) {
    if (!queue.offer(message)) {
      Thread.startVirtualThread(() -> broken("messages do not leave"));
    }
  }

  private void write() {
    try {
      for (Message next = queue.take(); send(next); next = queue.take()) {
        // until the last one is sent
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      broken("a message could not be sent");
    }
  }

  /** A socket that is aborted tells its listener nothing. */
  private void broken(String why) {
    socket.abort();
    listener.closed(BROKEN, why);
  }

  /** Waits until one is sent; false after the last one. */
  private boolean send(Message message) throws ExecutionException, InterruptedException {
    switch (message) {
      case Message.Text(String text) -> socket.sendText(text, true).get();
      case Message.Binary(ByteBuffer bytes) -> socket.sendBinary(bytes, true).get();
      case Message.Ping(ByteBuffer body) -> socket.sendPing(body).get();
      case Message.Close() -> {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get();
        return false;
      }
    }
    return true;
  }
}
