package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.connect.ConnectionProgress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressWordsTest {
  private final List<String> told = new ArrayList<>();
  private final SessionWords words =
      new ProgressWords(
          new ConnectionProgress() {
            @Override
            public void warning(String text) {
              told.add(text);
            }

            @Override
            public void reconnecting(boolean now) {
              told.add(now ? "away" : "back");
            }
          });

  private void states(SessionState... states) {
    for (SessionState state : states) {
      words.state(state);
    }
  }

  @Test
  void aLostConnectionIsToldAndItsReturn() {
    states(SessionState.CONNECTING, SessionState.AWAIT_FIRST, SessionState.READY_SHELL);
    assertThat(told).isEmpty();
    states(SessionState.RECONNECTING);
    words.say("a word");
    states(SessionState.READY_SHELL);
    assertThat(told).containsExactly("away", "a word", "back");
  }

  @Test
  void theEndOfASessionIsNoReturn() {
    states(SessionState.READY_SHELL, SessionState.RECONNECTING, SessionState.ENDED);
    assertThat(told).containsExactly("away");
  }
}
