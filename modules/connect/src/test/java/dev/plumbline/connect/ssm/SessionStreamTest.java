package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.session.PayloadType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SessionStreamTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final FakeAccount account = new FakeAccount();
  private final List<String> words = new CopyOnWriteArrayList<>();

  private static PortAgent ssh() {
    return new PortAgent("3.3.987.0", FrameAgent.port(Map.of("portNumber", "22")));
  }

  private SessionStream open(PortAgent agent) throws SessionException {
    SessionStream stream =
        SessionStream.open(
            SessionRequest.ssh(FakeAccount.TARGET, 22),
            agent.services(account),
            Optional.empty(),
            words::add);
    assertThat(stream.awaitReady(LIMIT).port()).isTrue();
    return stream;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void bytesPassBothWaysUnchanged() throws Exception {
    try (PortAgent agent = ssh();
        SessionStream stream = open(agent)) {
      for (int one = 0; one < 256; one++) {
        stream.out().write(one);
      }
      for (int one = 0; one < 256; one++) {
        assertThat(agent.nextInput().bytes()).containsExactly((byte) one);
        agent.output(new byte[] {(byte) one});
      }
      for (int one = 0; one < 256; one++) {
        assertThat(stream.in().read()).isEqualTo(one);
      }
      assertThat(stream.channel().awaitDelivered(LIMIT)).isTrue();
    }
  }

  @Test
  void theEndGivesEndOfFileAfterTheLastByteAndAFailureItsSentence() throws Exception {
    try (PortAgent agent = ssh();
        SessionStream stream = open(agent)) {
      agent.output(ascii("last"));
      agent.deliver(FrameAgent.closed(""));
      assertThat(stream.in().readAllBytes()).isEqualTo(ascii("last"));
      assertThat(stream.end().get(60, TimeUnit.SECONDS).normal()).isTrue();
      assertThatThrownBy(() -> stream.out().write(1)).hasMessage("The session ended.");
    }
    try (PortAgent agent = ssh();
        SessionStream stream = open(agent)) {
      agent.output(ascii("last"));
      agent.deliver(FrameAgent.closed("Unable to connect to specified port"));
      assertThat(stream.in().readNBytes(4)).isEqualTo(ascii("last"));
      assertThatThrownBy(() -> stream.in().read())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Nothing listens at the port");
    }
  }

  @Test
  void aSlowReaderSlowsTheInstanceAndLosesNothing() throws Exception {
    try (PortAgent agent = ssh();
        SessionStream stream = open(agent)) {
      byte[] part = new byte[64 << 10];
      int parts = 3 * ByteQueue.FULL / part.length;
      CompletableFuture<Void> sent = new CompletableFuture<>();
      Thread.startVirtualThread(
          () -> {
            for (int i = 0; i < parts; i++) {
              part[0] = (byte) i;
              repeat(agent, part);
            }
            sent.complete(null);
          });
      for (int i = 0; i < parts; i++) {
        byte[] read = stream.in().readNBytes(part.length);
        assertThat(read[0]).isEqualTo((byte) i);
      }
      sent.get(60, TimeUnit.SECONDS);
    }
  }

  /** Sends until it is acknowledged, as an agent does. */
  private static void repeat(PortAgent agent, byte[] part) {
    var frame = agent.output(part.clone());
    try {
      while (agent.acknowledged.stream().noneMatch(a -> a.text().contains(frame.id().toString()))) {
        var next = agent.acknowledged.poll(100, TimeUnit.MILLISECONDS);
        if (next == null) {
          agent.deliver(frame);
        } else if (next.text().contains(frame.id().toString())) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @RepeatedTest(20)
  void closingWhileAnotherThreadWritesEndsTheWriterWithASentence() throws Exception {
    try (PortAgent agent = ssh()) {
      SessionStream stream = open(agent);
      CompletableFuture<Throwable> failure = new CompletableFuture<>();
      AtomicLong written = new AtomicLong();
      Thread writer =
          Thread.startVirtualThread(
              () -> {
                try {
                  while (true) {
                    stream.out().write(new byte[5000]);
                    written.incrementAndGet();
                  }
                } catch (IOException e) {
                  failure.complete(e);
                }
              });
      agent.nextInput();
      stream.close();
      assertThat(failure.get(60, TimeUnit.SECONDS)).hasMessage("The session was closed.");
      writer.join();
      assertThat(stream.in().read()).isEqualTo(-1);
    }
  }

  @Test
  void aWriterThatWaitsForTheWindowIsWokenByTheEnd() throws Exception {
    try (PortAgent agent = ssh()) {
      SessionStream stream = open(agent);
      agent.silent();
      CompletableFuture<Throwable> failure = new CompletableFuture<>();
      Thread writer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      stream.out().write(new byte[10 << 20]);
                    } catch (IOException e) {
                      failure.complete(e);
                    }
                  });
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (writer.getState() != Thread.State.WAITING && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      agent.deliver(FrameAgent.closed("Terminated"));
      assertThat(failure.get(60, TimeUnit.SECONDS)).hasMessageContaining("Terminated");
    }
  }

  @Test
  void standardErrorAndExitCodeAreKeptApartAndNothingIsMissingOnceTheCodeIsTold() throws Exception {
    try (PortAgent agent =
            new PortAgent(
                "3.3.987.0",
                new dev.plumbline.session.RequestedAction.SessionType(
                    "NonInteractiveCommands", Map.of()));
        SessionStream stream =
            SessionStream.open(
                SessionRequest.command(FakeAccount.TARGET, "uname"),
                agent.services(account),
                Optional.empty(),
                words::add)) {
      assertThat(stream.awaitReady(LIMIT).port()).isFalse();
      agent.output(ascii("Linux\n"));
      agent.deliver(FrameAgent.frame(3, PayloadType.STDERR, ascii("oops\n")));
      agent.deliver(FrameAgent.frame(4, PayloadType.EXIT_CODE, ascii("EXIT_CODE: 3")));
      agent.deliver(FrameAgent.closed("Terminated"));
      assertThat(stream.in().readAllBytes()).isEqualTo(ascii("Linux\n"));
      assertThat(stream.errors().readAllBytes()).isEqualTo(ascii("oops\n"));
      assertThat(stream.exit()).hasValue(3);
    }
  }
}
