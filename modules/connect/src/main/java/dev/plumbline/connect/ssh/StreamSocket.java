package dev.plumbline.connect.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** A connected socket made of two streams; what they belong to ends with it. */
final class StreamSocket extends Socket {
  private final InputStream in;
  private final OutputStream out;
  private final Closeable carrier;
  private volatile boolean over;

  /**
   * @param carrier closed with this
   */
  StreamSocket(InputStream in, OutputStream out, Closeable carrier) {
    this.in = in;
    this.out = out;
    this.carrier = carrier;
  }

  /** Hands out this socket. */
  SocketFactory factory() {
    return new Only(this);
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return over;
  }

  /** Waiting is bounded from outside. */
  @Override
  public void setSoTimeout(int millis) {
    // A stream has no time limit of its own.
  }

  @Override
  public void close() throws IOException {
    over = true;
    carrier.close();
  }

  private static final class Only extends SocketFactory {
    private final Socket socket;

    Only(Socket socket) {
      this.socket = socket;
    }

    @Override
    public Socket createSocket() {
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      return socket;
    }
  }
}
