package dev.plumbline.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameParserTest {
  private static final String TOKEN = "00112233445566778899aabbccddeeff";

  private static final String STREAM =
      "motd\n\n\n"
          + TOKEN
          + " a begin\nfirst\n\n"
          + TOKEN.substring(0, 31)
          + "x not ours\n"
          + TOKEN
          + "\n\n\n"
          + TOKEN
          + " a end 0 1.00 1.02\n\n"
          + TOKEN
          + " done\n";

  @Test
  void theSameFramesComeOutHoweverTheBytesAreSplit() {
    byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
    List<String> whole = parse(bytes, bytes.length, bytes.length);
    assertThat(whole)
        .containsExactly(
            "motd\n\n",
            "<a begin>",
            "first\n\n" + TOKEN.substring(0, 31) + "x not ours\n" + TOKEN + "\n\n",
            "<a end 0 1.00 1.02>",
            "<done>");
    for (int first = 0; first <= bytes.length; first++) {
      for (int size : new int[] {1, 7, bytes.length}) {
        assertThat(parse(bytes, first, size)).as("split at %d by %d", first, size).isEqualTo(whole);
      }
    }
  }

  @Test
  void aTornMarkerAtTheEndCountsAsOutput() {
    byte[] bytes =
        ("\n" + TOKEN + " a begin\nhalf\n" + TOKEN.substring(0, 5))
            .getBytes(StandardCharsets.UTF_8);
    assertThat(parse(bytes, bytes.length, 1))
        .containsExactly("<a begin>", "half\n" + TOKEN.substring(0, 5));
  }

  private static List<String> parse(byte[] bytes, int first, int size) {
    List<String> events = new ArrayList<>();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    FrameParser parser =
        new FrameParser(
            TOKEN,
            new FrameParser.Sink() {
              @Override
              public void data(byte[] b, int from, int length) {
                data.write(b, from, length);
              }

              @Override
              public void marker(String words) {
                flush(data, events);
                events.add("<" + words + ">");
              }
            });
    for (int at = 0; at < bytes.length; ) {
      int n = Math.min(at == 0 && first > 0 ? first : size, bytes.length - at);
      byte[] piece = Arrays.copyOfRange(bytes, at, at + n);
      parser.feed(piece, n);
      at += n;
    }
    parser.end();
    flush(data, events);
    return events;
  }

  private static void flush(ByteArrayOutputStream data, List<String> events) {
    if (data.size() > 0) {
      events.add(data.toString(StandardCharsets.UTF_8));
      data.reset();
    }
  }
}
