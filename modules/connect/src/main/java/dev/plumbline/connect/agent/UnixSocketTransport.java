package dev.plumbline.connect.agent;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** An agent on a Unix socket (Linux, macOS, Windows 10 and later). */
final class UnixSocketTransport implements AgentTransport {
  private final SocketChannel channel;
  private final DataInputStream input;

  UnixSocketTransport(Path socket) throws IOException {
    channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    input = new DataInputStream(Channels.newInputStream(channel));
  }

  @Override
  public byte[] exchange(byte[] frame) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(frame);
    while (out.hasRemaining()) {
      channel.write(out);
    }
    return AgentFrames.readBody(input);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
