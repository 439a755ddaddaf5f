package dev.plumbline.lab.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.session.Frame;
import dev.plumbline.session.PayloadType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the original client was seen to send in port sessions, and what arrives at the port. */
@Timeout(180)
class CapturedPortTest {
  private static final int LIMIT_MILLIS = 60_000;

  private final OldClient client = new OldClient();
  private ServerSocket port;

  @BeforeEach
  void listen() throws IOException {
    port = new ServerSocket(0, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    port.setSoTimeout(LIMIT_MILLIS);
  }

  @AfterEach
  void end() throws IOException {
    client.close();
    port.close();
  }

  private static PracticeAws account(String agent) throws IOException {
    Scenario scenario = PracticeLab.find("secondary-rules-missing").orElseThrow();
    return PracticeAws.start(
        scenario, scenario.recording(), PracticeAws.Setting.of(0, 1).withAgent(agent));
  }

  private void start(PracticeAws account, String document) throws Exception {
    start(account, document, "{\"portNumber\":[\"" + port.getLocalPort() + "\"]}");
  }

  private void start(PracticeAws account, String document, String parameters) throws Exception {
    client.open(
        client.start(account, document, parameters), "22058311-fe4d-4576-a5c9-aed1e08d9f63");
    client.await("the handshake", OldClient.of(PayloadType.HANDSHAKE_REQUEST));
  }

  private Socket accept() throws IOException {
    Socket socket = port.accept();
    socket.setSoTimeout(LIMIT_MILLIS);
    return socket;
  }

  private static byte[] read(Socket socket, int length) throws IOException {
    return socket.getInputStream().readNBytes(length);
  }

  private static void write(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  private void send(List<Frame> frames) throws InterruptedException {
    for (Frame frame : frames) {
      client.sendAndAwaitAcknowledgement(frame);
    }
  }

  private static byte[] payloads(List<Frame> frames) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    frames.forEach(f -> bytes.writeBytes(f.bytes()));
    return bytes.toByteArray();
  }

  private void awaitOutput(byte[] payload) throws InterruptedException {
    client.await(
        "the output",
        f -> OldClient.of(PayloadType.OUTPUT).test(f) && Arrays.equals(f.bytes(), payload));
  }

  private static byte[] output(String transcript, int sequence) throws IOException {
    return Captured.answered(transcript).stream()
        .filter(f -> f.sequence() == sequence)
        .findFirst()
        .orElseThrow()
        .bytes();
  }

  @Test
  void bytesOfAnSshSessionArriveAsTheyWereSent() throws Exception {
    List<Frame> sent = Captured.sent("ssh");
    try (PracticeAws account = account("3.3.987.0")) {
      start(account, "AWS-StartSSHSession");
      send(sent);
      try (Socket ssh = accept()) {
        byte[] all = payloads(sent.subList(1, sent.size()));
        assertThat(read(ssh, all.length)).isEqualTo(all);
        write(ssh, output("ssh", 2));
        awaitOutput(output("ssh", 2));
        write(ssh, output("ssh", 3));
        awaitOutput(output("ssh", 3));
      }
    }
  }

  @Test
  void severalConnectionsShareOnePortSessionEachWithItsOwnBytesAndEnd() throws Exception {
    List<Frame> sent = Captured.sent("port-mux");
    try (PracticeAws account = account("3.3.987.0")) {
      start(account, "AWS-StartPortForwardingSession");
      send(sent.subList(0, 2));
      try (Socket three = accept()) {
        send(sent.subList(2, 3));
        assertThat(read(three, 5)).isEqualTo(ascii("HELLO"));
        write(three, ascii("WORLD"));
        awaitOutput(output("port-mux", 2));
        send(sent.subList(3, 4));
        try (Socket five = accept()) {
          send(sent.subList(4, 5));
          assertThat(five.getInputStream().read()).isEqualTo(-1);
        }
      }
      awaitOutput(output("port-mux", 4));
      send(sent.subList(5, sent.size()));
      assertThat(client.awaitEnd().output()).isEmpty();
    }
  }

  @Test
  void aSignOfLifeInAPortSessionReachesNobody() throws Exception {
    List<Frame> sent = Captured.sent("port-mux");
    Frame alive = Captured.message("23-smux-nop-keepalive");
    try (PracticeAws account = account("3.1.1511.0")) {
      start(account, "AWS-StartPortForwardingSession");
      send(sent.subList(0, 2));
      send(List.of(again(alive, 2), again(sent.get(2), 3)));
      try (Socket three = accept()) {
        assertThat(read(three, 5)).isEqualTo(ascii("HELLO"));
        send(List.of(again(alive, 4), again(sent.get(2), 5)));
        assertThat(read(three, 5)).isEqualTo(ascii("HELLO"));
      }
    }
  }

  @Test
  void anOldAgentTakesOneConnectionAfterAnother() throws Exception {
    List<Frame> sent = Captured.sent("port-basic");
    byte[] first = payloads(sent.subList(1, 6));
    try (PracticeAws account = account("3.0.196.0")) {
      start(account, "AWS-StartPortForwardingSession");
      send(sent.subList(0, 6));
      try (Socket one = accept()) {
        assertThat(read(one, first.length)).isEqualTo(first);
        write(one, output("port-basic", 2));
        awaitOutput(output("port-basic", 2));
        send(sent.subList(6, 7));
        assertThat(one.getInputStream().read()).isEqualTo(-1);
      }
      send(sent.subList(7, 8));
      try (Socket two = accept()) {
        assertThat(read(two, 3)).isEqualTo(ascii("2nd"));
        write(two, output("port-basic", 3));
        awaitOutput(output("port-basic", 3));
      }
      // With this one the session is over; the original says another thing that nobody hears.
      send(sent.subList(8, 9));
      assertThat(client.awaitEnd().output()).isEmpty();
    }
  }

  @Test
  void aPortWhereNothingListensIsToldByAFlag() throws Exception {
    try (PracticeAws account = account("3.3.987.0")) {
      start(
          account,
          "AWS-StartPortForwardingSessionToRemoteHost",
          "{\"portNumber\":[\"80\"],\"host\":[\"169.254.169.254\"]}");
      send(Captured.sent("port-mux").subList(0, 2));
      assertThat(client.await("the flag", OldClient.of(PayloadType.FLAG)).bytes())
          .isEqualTo(output("port-mux", 3));
    }
  }

  private static Frame again(Frame frame, long sequence) {
    return Captured.changed(frame, sequence, frame.bytes());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
