package dev.plumbline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {
  @ParameterizedTest
  @CsvSource({
    "0,0 s ago",
    "59,59 s ago",
    "60,1 min ago",
    "3599,59 min ago",
    "7200,2 h ago",
    "172800,2 d ago",
    "-5,0 s ago"
  })
  void anAgeIsGivenInItsLargestUnit(long seconds, String words) {
    assertThat(Ages.ago(Duration.ofSeconds(seconds))).isEqualTo(words);
  }

  @Test
  void timesAreInUtcWithSeconds() {
    assertThat(Ages.utc(Instant.parse("2026-11-21T02:53:46.9Z")))
        .isEqualTo("2026-11-21 02:53:46 UTC");
  }

  @Test
  void aCaptureIsStaleAfterFiveMinutes() {
    assertThat(Ages.stale(Duration.ofSeconds(299))).isFalse();
    assertThat(Ages.stale(Duration.ofMinutes(5))).isTrue();
  }
}
