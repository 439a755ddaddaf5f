package dev.plumbline.connect.ssm;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;

/** Opens message connections; a WebSocket outside tests. */
@FunctionalInterface
public interface ChannelTransport {
  /**
   * Connects. Waits, but not for ever.
   *
   * @param url its query goes out as it stands
   * @param listener told what arrives, by one thread at a time, perhaps before this returns
   * @throws UpgradeRefusedException when the other end answers, and refuses
   * @throws IOException when there is no connection
   */
  Connection open(URI url, Map<String, String> headers, Listener listener) throws IOException;

  /** An open connection. Nothing here waits: messages queue up and leave in order. */
  interface Connection {
    /** Sends a text message. */
    void text(String message);

    /** Sends a binary message; the buffer must not change afterwards. */
    void binary(ByteBuffer message);

    /** Sends a ping. */
    void ping(ByteBuffer body);

    /** Ends the connection after what is queued, or without it when that does not leave. */
    void close();
  }

  /** Hears from a connection. Nothing here may wait for the connection. */
  interface Listener {
    /** A whole message, the listener's own. */
    void binary(ByteBuffer message);

    /** A text, which no agent sends. */
    void text();

    /** The answer to a ping. */
    void pong();

    /** A message that was not taken, with a sentence that says why; the connection goes on. */
    void refused(String sentence);

    /**
     * The connection is over. Last call.
     *
     * @param code of the WebSocket protocol; 1006 when it broke
     * @param reason in words; may be empty
     */
    void closed(int code, String reason);
  }
}
