package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.session.Flag;
import dev.plumbline.session.Frame;
import dev.plumbline.session.PayloadType;
import dev.plumbline.session.SmuxFrame;
import dev.plumbline.session.SmuxFrame.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PortForwardTest {
  private final FakeAccount account = new FakeAccount();
  private final List<String> words = new CopyOnWriteArrayList<>();

  private PortForward open(PortAgent agent) throws IOException {
    return PortForward.open(
        SessionRequest.port(FakeAccount.TARGET, 80), agent.services(account), 0, words::add);
  }

  private static Socket connect(PortForward forward) throws IOException {
    return new Socket(forward.address().getAddress(), forward.address().getPort());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static SmuxFrame data(long stream, String text) {
    return new SmuxFrame(Command.PSH, stream, ByteBuffer.wrap(ascii(text)));
  }

  @Test
  void severalConnectionsShareTheSessionEachWithItsOwnEnd() throws Exception {
    try (PortAgent agent = PortAgent.forwarding("3.3.987.0");
        PortForward forward = open(agent);
        Socket first = connect(forward)) {
      assertThat(forward.address().getAddress().isLoopbackAddress()).isTrue();
      assertThat(agent.nextSmux()).isEqualTo(SmuxFrame.of(Command.SYN, 3));
      try (Socket second = connect(forward)) {
        assertThat(agent.nextSmux()).isEqualTo(SmuxFrame.of(Command.SYN, 5));
        second.getOutputStream().write('\n');
        assertThat(agent.nextSmux()).isEqualTo(data(5, "\n"));
        agent.smux(data(5, "answer"));
        assertThat(second.getInputStream().readNBytes(6)).isEqualTo(ascii("answer"));
      }
      assertThat(agent.nextSmux()).isEqualTo(SmuxFrame.of(Command.FIN, 5));
      agent.smux(SmuxFrame.of(Command.FIN, 5));
      agent.smux(data(3, "bye"));
      agent.smux(SmuxFrame.of(Command.FIN, 3));
      assertThat(first.getInputStream().readAllBytes()).isEqualTo(ascii("bye"));
      assertThat(agent.nextSmux()).isEqualTo(SmuxFrame.of(Command.FIN, 3));
    }
    assertThat(account.calls).startsWith("start");
  }

  @Test
  void whatTheInstanceSendsAfterALocalEndOfFileStillArrives() throws Exception {
    try (PortAgent agent = PortAgent.forwarding("3.3.987.0");
        PortForward forward = open(agent);
        Socket local = connect(forward)) {
      agent.nextSmux();
      local.shutdownOutput();
      assertThat(agent.nextSmux()).isEqualTo(SmuxFrame.of(Command.FIN, 3));
      agent.smux(data(3, "rest"));
      agent.smux(SmuxFrame.of(Command.FIN, 3));
      assertThat(local.getInputStream().readAllBytes()).isEqualTo(ascii("rest"));
    }
  }

  @Test
  void aRefusedTargetIsSaidAndTheConnectionEnds() throws Exception {
    try (PortAgent agent = PortAgent.forwarding("3.3.987.0");
        PortForward forward = open(agent);
        Socket local = connect(forward)) {
      agent.nextSmux();
      agent.flag(Flag.CONNECT_TO_PORT_ERROR.payload());
      agent.smux(SmuxFrame.of(Command.FIN, 3));
      assertThat(local.getInputStream().read()).isEqualTo(-1);
      assertThat(words).anyMatch(w -> w.contains("could not connect"));
    }
  }

  @Test
  void closingEndsThePortItsConnectionsAndTheSession() throws Exception {
    try (PortAgent agent = PortAgent.forwarding("3.3.987.0")) {
      PortForward forward = open(agent);
      Socket local = connect(forward);
      agent.nextSmux();
      forward.close();
      assertThat(endOf(local)).isTrue();
      assertThat(refuses(forward)).isTrue();
      assertThat(forward.end().get(60, TimeUnit.SECONDS).normal()).isTrue();
      Frame frame = agent.nextInput();
      while (frame.payloadType() != PayloadType.FLAG.code()) {
        frame = agent.nextInput();
      }
      assertThat(Flag.of(frame.payload())).contains(Flag.TERMINATE_SESSION);
    }
  }

  @Test
  void theEndOfTheSessionEndsLocalConnections() throws Exception {
    try (PortAgent agent = PortAgent.forwarding("3.3.987.0");
        PortForward forward = open(agent);
        Socket local = connect(forward)) {
      agent.nextSmux();
      agent.deliver(FrameAgent.closed("Your session timed out due to inactivity"));
      assertThat(forward.end().get(60, TimeUnit.SECONDS).detail()).contains("inactivity");
      assertThat(endOf(local)).isTrue();
    }
  }

  /** At the moment of closing the system may still accept one, which ends at once. */
  private static boolean refuses(PortForward forward) {
    try (Socket late = connect(forward)) {
      return endOf(late);
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean endOf(Socket local) {
    try {
      return local.getInputStream().read() < 0;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void bytesThatAreNoSmuxEndTheForwardingWithASentence() throws Exception {
    try (PortAgent agent = PortAgent.forwarding("3.3.987.0");
        PortForward forward = open(agent)) {
      agent.output(ascii("SSH-2.0-OpenSSH_9.2\r\n"));
      forward.end().get(60, TimeUnit.SECONDS);
      assertThat(words).anyMatch(w -> w.startsWith("The forwarding was ended"));
    }
  }

  @Test
  void anOldAgentGetsOneConnectionAtATimeAsCapturedWithItsLineFeedUnchanged() throws Exception {
    List<byte[]> typed = TranscriptTest.data("transcript-port-basic", "c2s");
    List<byte[]> answers = TranscriptTest.data("transcript-port-basic", "s2c");
    assertThat(typed.get(1)).as("what the original makes of a line feed").containsExactly('\r');
    try (PortAgent agent = PortAgent.forwarding("3.0.196.0")) {
      PortForward forward = open(agent);
      agent.nextAcknowledgement();
      agent.nextAcknowledgement();
      try (Socket local = connect(forward)) {
        local.getOutputStream().write(typed.get(0));
        assertThat(agent.nextInput().bytes()).isEqualTo(typed.get(0));
        local.getOutputStream().write('\n');
        assertThat(agent.nextInput().text()).isEqualTo("\n");
        ByteArrayOutputStream much = new ByteArrayOutputStream();
        typed.subList(2, 5).forEach(much::writeBytes);
        local.getOutputStream().write(much.toByteArray());
        assertThat(input(agent, much.size())).isEqualTo(much.toByteArray());
        agent.output(answers.get(0));
        assertThat(local.getInputStream().readNBytes(answers.get(0).length))
            .isEqualTo(answers.get(0));
        agent.nextAcknowledgement();
      }
      Frame disconnect = agent.nextInput();
      assertThat(Flag.of(disconnect.payload())).contains(Flag.DISCONNECT_TO_PORT);
      Frame late = agent.output(answers.get(1));
      agent.awaitDelivered();
      try (Socket local = connect(forward)) {
        local.getOutputStream().write(typed.get(5));
        assertThat(agent.nextInput().bytes()).isEqualTo(typed.get(5));
        assertThat(agent.acknowledged).isEmpty();
        agent.deliver(late);
        assertThat(local.getInputStream().readNBytes(4)).isEqualTo(answers.get(1));
        assertThat(agent.nextAcknowledgement().text()).contains(late.id().toString());
        forward.close();
      }
      Frame last = agent.nextInput();
      while (!Flag.of(last.payload()).equals(Optional.of(Flag.TERMINATE_SESSION))) {
        last = agent.nextInput();
      }
    }
  }

  /** So many bytes, in pieces that are no longer than the original's. */
  private static byte[] input(PortAgent agent, int length) throws InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (bytes.size() < length) {
      byte[] piece = agent.nextInput().bytes();
      assertThat(piece).hasSizeLessThanOrEqualTo(Frame.USUAL_PAYLOAD);
      bytes.writeBytes(piece);
    }
    return bytes.toByteArray();
  }

  @Test
  void aTakenLocalPortIsAnErrorAndTheSessionIsNotLeftBehind() throws Exception {
    try (PortAgent agent = PortAgent.forwarding("3.3.987.0");
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () ->
                  PortForward.open(
                      SessionRequest.remotePort(FakeAccount.TARGET, "db", 5432),
                      agent.services(account),
                      taken.getLocalPort(),
                      words::add))
          .isInstanceOf(IOException.class);
      assertThat(Flag.of(agent.nextInput().payload())).contains(Flag.TERMINATE_SESSION);
    }
  }

  @Test
  void aShellInsteadOfAPortIsAnError() {
    try (PortAgent agent = new PortAgent("3.3.987.0", FrameAgent.shell())) {
      assertThatThrownBy(() -> open(agent)).hasMessageContaining("a shell instead of a port");
    }
  }

  @Test
  void manyConnectionsCarryManyBytesBothWaysUnchanged() throws Exception {
    try (PortAgent agent = PortAgent.forwarding("3.3.987.0");
        PortForward forward = open(agent)) {
      Thread echo = Thread.startVirtualThread(() -> echo(agent));
      List<Thread> threads = new CopyOnWriteArrayList<>();
      List<byte[]> results = new CopyOnWriteArrayList<>();
      byte[] much = new byte[400_000];
      new java.util.Random(7).nextBytes(much);
      for (int i = 0; i < 5; i++) {
        threads.add(Thread.startVirtualThread(() -> results.add(exchange(forward, much))));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(results).hasSize(5).allSatisfy(r -> assertThat(r).isEqualTo(much));
      echo.interrupt();
      echo.join();
    }
  }

  private static byte[] exchange(PortForward forward, byte[] much) {
    try (Socket local = connect(forward)) {
      Thread.startVirtualThread(
          () -> {
            try {
              local.getOutputStream().write(much);
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
      return local.getInputStream().readNBytes(much.length);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void echo(PortAgent agent) {
    try {
      while (true) {
        SmuxFrame frame = agent.nextSmux();
        if (frame.command() != Command.SYN) {
          agent.smux(frame);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
