package dev.plumbline.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageNoticeTest {
  private final List<String> said = new ArrayList<>();
  private final Deque<Runnable> moments = new ArrayDeque<>();
  private final OutageNotice notice = new OutageNotice(said::add, moments::add);

  private void aMomentPasses() {
    moments.removeFirst().run();
  }

  @Test
  void whatIsBackWithinAMomentIsNotSpokenOf() {
    notice.reconnecting(true);
    notice.reconnecting(false);
    aMomentPasses();
    assertThat(said).isEmpty();
  }

  @Test
  void anOutageIsSaidOnceAndItsEndOnce() {
    notice.reconnecting(true);
    notice.reconnecting(true);
    aMomentPasses();
    assertThat(moments).isEmpty();
    assertThat(said).singleElement().asString().contains("is away", "~.");
    notice.reconnecting(false);
    notice.reconnecting(false);
    assertThat(said).hasSize(2);
    assertThat(said.getLast()).startsWith("The connection is back.");
  }

  @Test
  void theMomentOfAnEarlierOutageIsNotThatOfALaterOne() {
    notice.reconnecting(true);
    notice.reconnecting(false);
    notice.reconnecting(true);
    aMomentPasses();
    assertThat(said).isEmpty();
    aMomentPasses();
    assertThat(said).hasSize(1);
  }

  @Test
  void afterTheShellNothingIsSaid() {
    notice.reconnecting(true);
    notice.close();
    aMomentPasses();
    assertThat(said).isEmpty();
  }
}
