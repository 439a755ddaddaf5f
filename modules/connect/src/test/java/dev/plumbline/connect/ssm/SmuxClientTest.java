package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.session.Frame;
import dev.plumbline.session.FrameException;
import dev.plumbline.session.SmuxFrame;
import dev.plumbline.session.SmuxFrame.Command;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmuxClientTest {
  private final VirtualTime time = new VirtualTime();
  private final List<String> written = new ArrayList<>();
  private int drains;
  private boolean over;

  private final SmuxClient smux =
      new SmuxClient(
          new SmuxClient.Carrier() {
            @Override
            public void write(ByteBuffer data) throws IOException {
              if (over) {
                throw new IOException("over");
              }
              byte[] bytes = new byte[data.remaining()];
              data.get(bytes);
              written.add(HexFormat.of().formatHex(bytes));
            }

            @Override
            public void drain() {
              drains++;
            }
          },
          time);

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void receive(SmuxFrame frame) throws FrameException {
    smux.received(frame.encode());
  }

  @Test
  void connectionsBeginSpeakAndEndAsCaptured() throws Exception {
    List<byte[]> agent = TranscriptTest.data("transcript-port-mux", "s2c");
    SmuxStream three = smux.open();
    assertThat(three.write(ascii("HELLO"), 0, 5)).isTrue();
    smux.received(ByteBuffer.wrap(agent.getFirst()));
    assertThat(three.in().readNBytes(5)).isEqualTo(ascii("WORLD"));
    SmuxStream five = smux.open();
    five.finish();
    smux.received(ByteBuffer.wrap(agent.getLast()));
    assertThat(three.in().read()).isEqualTo(-1);
    three.finish();
    assertThat(written)
        .isEqualTo(
            TranscriptTest.data("transcript-port-mux", "c2s").stream()
                .map(HexFormat.of()::formatHex)
                .toList());
  }

  @Test
  void endsInEitherOrderAndOnlyOnce() throws Exception {
    SmuxStream three = smux.open();
    SmuxStream five = smux.open();
    receive(new SmuxFrame(Command.PSH, 5, ByteBuffer.wrap(ascii("a"))));
    receive(SmuxFrame.of(Command.FIN, 5));
    assertThat(five.write(ascii("x"), 0, 1)).isFalse();
    three.finish();
    three.finish();
    receive(new SmuxFrame(Command.PSH, 3, ByteBuffer.wrap(ascii("late"))));
    receive(SmuxFrame.of(Command.FIN, 3));
    assertThat(three.in().readAllBytes()).isEqualTo(ascii("late"));
    assertThat(five.in().readAllBytes()).isEqualTo(ascii("a"));
    five.finish();
    assertThat(written).hasSize(4);
  }

  @Test
  void largeWritesBecomeSeveralFrames() throws Exception {
    SmuxStream stream = smux.open();
    stream.write(new byte[70_000], 10, 69_990);
    assertThat(written.stream().skip(1).map(String::length))
        .containsExactly(2 * (8 + 32_768), 2 * (8 + 32_768), 2 * (8 + 69_990 - 65_536));
  }

  @Test
  void whatIsForNoConnectionIsDropped() throws Exception {
    receive(new SmuxFrame(Command.PSH, 99, ByteBuffer.wrap(ascii("x"))));
    receive(SmuxFrame.of(Command.SYN, 4));
    receive(SmuxFrame.of(Command.NOP, 0));
    receive(SmuxFrame.of(Command.FIN, 99));
    assertThat(written).isEmpty();
    assertThatThrownBy(() -> smux.received(ByteBuffer.wrap(ascii("SSH-2.0-OpenSSH"))))
        .isInstanceOf(FrameException.class);
  }

  @Test
  void aReaderThatIsBehindHoldsUpTheSessionAndOneThatIsStuckIsGivenUp() throws Exception {
    SmuxStream behind = smux.open();
    SmuxStream other = smux.open();
    for (int i = 0; i < ByteQueue.FULL / SmuxFrame.LONGEST; i++) {
      receive(new SmuxFrame(Command.PSH, 3, ByteBuffer.wrap(new byte[SmuxFrame.LONGEST])));
    }
    assertThat(smux.ready()).isFalse();
    assertThat(behind.in().readNBytes(ByteQueue.FULL / 2 + 1)).hasSize(ByteQueue.FULL / 2 + 1);
    assertThat(smux.ready()).isTrue();
    assertThat(drains).isEqualTo(1);
    for (int i = 0; i < ByteQueue.FULL / SmuxFrame.LONGEST; i++) {
      receive(new SmuxFrame(Command.PSH, 3, ByteBuffer.wrap(new byte[SmuxFrame.LONGEST])));
    }
    time.advance(SmuxClient.PATIENCE - 1);
    assertThat(smux.ready()).isFalse();
    time.advance(1);
    assertThat(smux.ready()).isTrue();
    receive(new SmuxFrame(Command.PSH, 5, ByteBuffer.wrap(ascii("on"))));
    receive(SmuxFrame.of(Command.FIN, 5));
    assertThat(other.in().readAllBytes()).isEqualTo(ascii("on"));
  }

  @Test
  void theKeepAliveIsSentEachTenSecondsUntilTheEnd() throws Exception {
    smux.keepAlive();
    time.advance(9_999);
    assertThat(written).isEmpty();
    time.advance(1);
    assertThat(written).isEqualTo(said23());
    time.advance(20_000);
    assertThat(written).hasSize(3);
    over = true;
    time.advance(60_000);
    assertThat(written).hasSize(3);
  }

  private static List<String> said23() throws IOException {
    Frame nop = Frame.decode(TranscriptTest.bytes(TranscriptTest.read("23-smux-nop-keepalive")));
    return List.of(HexFormat.of().formatHex(nop.bytes()));
  }

  @Test
  void theEndOfTheSessionEndsEveryConnection() throws Exception {
    SmuxStream stream = smux.open();
    receive(new SmuxFrame(Command.PSH, 3, ByteBuffer.wrap(ascii("x"))));
    smux.ended(new IOException("The session is over."));
    assertThat(stream.in().read()).isEqualTo('x');
    assertThatThrownBy(() -> stream.in().read()).hasMessage("The session is over.");
  }
}
