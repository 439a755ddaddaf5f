package dev.plumbline.connect.agent;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

/** An agent that answers recorded requests by the recorded answers, and others by "failure". */
final class FakeAgent implements AutoCloseable {
  private static final String FAILURE = "0000000105";

  private final ServerSocketChannel server;
  private final Map<String, String> answers;

  FakeAgent(Path socket, Map<String, String> answers) throws IOException {
    this.answers = answers;
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual().start(this::serve);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    while (server.isOpen()) {
      try (SocketChannel client = server.accept()) {
        DataInputStream in = new DataInputStream(Channels.newInputStream(client));
        int length = in.readInt();
        byte[] frame = ByteBuffer.allocate(4 + length).putInt(length).array();
        in.readFully(frame, 4, length);
        String answer = answers.getOrDefault(HexFormat.of().formatHex(frame), FAILURE);
        client.write(ByteBuffer.wrap(HexFormat.of().parseHex(answer)));
      } catch (IOException e) {
        // The test is over, or the client went away: the next one is served.
        continue;
      }
    }
  }
}
