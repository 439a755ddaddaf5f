package dev.plumbline.connect.ssm;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The service's end of one WebSocket, byte by byte. */
final class WebSocketPeer implements Closeable {
  /** A frame as it came, unmasked. */
  record Part(int opcode, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  final List<String> head = new ArrayList<>();
  private Socket socket;
  private DataInputStream in;
  private OutputStream out;

  WebSocketPeer() throws IOException {}

  URI url(String rest) {
    return URI.create("ws://127.0.0.1:" + server.getLocalPort() + rest);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Takes one connection and answers its request. */
  void accept(String status) throws IOException {
    socket = server.accept();
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    head.clear();
    for (String line = line(); !line.isEmpty(); line = line()) {
      head.add(line);
    }
    String answer =
        status.startsWith("101")
            ? "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accepted(header("sec-websocket-key"))
            : "\r\nContent-Length: 0\r\nLocation: http://127.0.0.1:1/";
    out.write(("HTTP/1.1 " + status + answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  String header(String name) {
    return head.stream()
        .filter(l -> l.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(l -> l.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static String accepted(String key) throws IOException {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-1")
                  .digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  Part read() throws IOException {
    int opcode = in.readUnsignedByte() & 0x0F;
    int length = in.readUnsignedByte() & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = (int) in.readLong();
    }
    byte[] mask = in.readNBytes(4);
    byte[] body = in.readNBytes(length);
    for (int i = 0; i < body.length; i++) {
      body[i] ^= mask[i % 4];
    }
    return new Part(opcode, body);
  }

  /** Sends one frame; a message may have several, the first with its opcode, the others with 0. */
  void send(int opcode, boolean last, byte[] body) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(10 + body.length);
    frame.put((byte) ((last ? 0x80 : 0) | opcode));
    if (body.length < 126) {
      frame.put((byte) body.length);
    } else if (body.length < 1 << 16) {
      frame.put((byte) 126).putShort((short) body.length);
    } else {
      frame.put((byte) 127).putLong(body.length);
    }
    frame.put(body);
    out.write(frame.array(), 0, frame.position());
    out.flush();
  }

  /** Ends the connection without a word. */
  void drop() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    server.close();
    if (socket != null) {
      socket.close();
    }
  }
}
