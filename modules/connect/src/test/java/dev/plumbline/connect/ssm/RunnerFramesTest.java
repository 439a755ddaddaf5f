package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerFramesTest {
  private final StringBuilder told = new StringBuilder();
  private final RunnerFrames frames =
      new RunnerFrames(
          new RunnerFrames.Sink() {
            @Override
            public void out(byte[] bytes) {
              told.append("out ").append(text(bytes)).append('\n');
            }

            @Override
            public void err(byte[] bytes) {
              told.append("err ").append(text(bytes)).append('\n');
            }

            @Override
            public void exit(int status) {
              told.append("exit ").append(status).append('\n');
            }
          });

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void feed(String text) throws IOException {
    frames.feed(text.getBytes(StandardCharsets.UTF_8), text.length());
  }

  @Test
  void aFrameOfStderrMayStandInAPieceOfStdout() throws IOException {
    for (char c : "b25l\nIHR3<EYmFk\n>bw==\n,<X3>".toCharArray()) {
      feed(String.valueOf(c));
    }
    assertThat(told).hasToString("err bad\nout one two\nexit 3\n");
  }

  @Test
  void piecesMayBeHexadecimal() throws IOException {
    feed("<Kx> 68 69\n 0a,<E 21><X0>");
    assertThat(told).hasToString("out hi\n\nerr !\nexit 0\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh: printf: not found\n",
        "b25l=b25l,",
        "<Zabc>",
        "<>",
        "b\u00f6se,",
      })
  void whatTheRunnerDoesNotWriteEndsTheReading(String text) {
    assertThatThrownBy(() -> feed(text))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the session's shell wrote");
  }

  @Test
  void aPieceWithoutAnEndIsNotKeptForEver() {
    String much = "A".repeat(1 << 16);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 20; i++) {
                feed(much);
              }
            })
        .hasMessageContaining("without an end");
  }
}
