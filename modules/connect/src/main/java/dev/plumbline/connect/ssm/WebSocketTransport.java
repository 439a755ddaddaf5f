package dev.plumbline.connect.ssm;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Data channels over WebSockets. Proxies, their log-in, and trust are those of the client; a
 * redirect is not followed.
 */
public final class WebSocketTransport implements ChannelTransport {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http;

  /**
   * @param http used for every connection
   */
  public WebSocketTransport(HttpClient http) {
    this.http = http;
  }

  @Override
  public Connection open(URI url, Map<String, String> headers, Listener listener)
      throws IOException {
    WebSocketReceiver receiver = new WebSocketReceiver(listener);
    CompletableFuture<WebSocket> opening;
    try {
      WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(LIMIT);
      headers.forEach(builder::header);
      opening = builder.buildAsync(url, receiver);
    } catch (IllegalArgumentException e) {
      // Its message would show the address, whose query is secret.
      throw new IOException("the address or a header of the data channel is not usable");
    }
    return new WebSocketConnection(await(opening), listener);
  }

  private static WebSocket await(CompletableFuture<WebSocket> opening) throws IOException {
    try {
      return opening.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      abandon(opening);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the connection was given up");
    } catch (TimeoutException e) {
      abandon(opening);
      throw new IOException("no connection within " + LIMIT.toSeconds() + " s");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        throw new UpgradeRefusedException(refused.getResponse().statusCode());
      }
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private static void abandon(CompletableFuture<WebSocket> opening) {
    opening.thenAccept(WebSocket::abort);
    opening.cancel(true);
  }
}
