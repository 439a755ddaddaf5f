package dev.plumbline.connect.ssm;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Puts messages together from their parts, within a limit. */
final class WebSocketReceiver implements WebSocket.Listener {
  /** Largest message, in bytes: 10 MiB and a header. */
  static final int LIMIT = (10 << 20) + 1024;

  private static final int BROKEN = 1006;
  private static final int USUAL = 16 << 10;

  private final ChannelTransport.Listener listener;
  private ByteBuffer parts = ByteBuffer.allocate(USUAL);
  private boolean tooLarge;

  WebSocketReceiver(ChannelTransport.Listener listener) {
    this.listener = listener;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    append(data);
    if (last) {
      if (tooLarge) {
        listener.refused("A message of more than 10 MB was refused.");
      } else {
        listener.binary(copy(parts.flip()));
      }
      tooLarge = false;
      parts = parts.capacity() > USUAL ? ByteBuffer.allocate(USUAL) : parts.clear();
    }
    socket.request(1);
    return null;
  }

  private void append(ByteBuffer data) {
    tooLarge |= parts.position() + data.remaining() > LIMIT;
    if (tooLarge) {
      return;
    }
    if (parts.remaining() < data.remaining()) {
      int needed = parts.position() + data.remaining();
      parts = ByteBuffer.allocate(Math.max(needed, 2 * parts.capacity())).put(parts.flip());
    }
    parts.put(data);
  }

  private static ByteBuffer copy(ByteBuffer message) {
    return ByteBuffer.allocate(message.remaining()).put(message).flip();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    if (last) {
      listener.text();
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer body) {
    listener.pong();
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    listener.closed(code, reason);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    listener.closed(BROKEN, SessionFailures.message(error));
  }
}
