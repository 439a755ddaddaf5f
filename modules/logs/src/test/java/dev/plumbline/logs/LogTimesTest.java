package dev.plumbline.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogTimesTest {
  static Stream<JsonNode> lines() throws IOException {
    return Stream.of(Fixtures.text("time-formats/lines.jsonl").split("\n"))
        .map(line -> new JsonMapper().readTree(line));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aTimeIsReadInItsFormat(JsonNode sample) {
    JsonNode context = sample.path("context");
    LogTimes times =
        new LogTimes(
            ZoneId.of(context.path("zone").asString("UTC")),
            () -> Instant.parse(context.path("now").asString("2026-11-21T12:00:00Z")),
            instant(context.path("boot_utc")));
    LogTimes.Read read =
        times.read(sample.path("line").asString(), instant(context.path("previous_utc")));
    assertThat(read.time()).isEqualTo(instant(sample.path("utc")));
  }

  private static Optional<Instant> instant(JsonNode node) {
    return node.isString() ? Optional.of(Instant.parse(node.asString())) : Optional.empty();
  }

  @Test
  void aLineWithoutTimeBelongsToTheOneAbove() {
    FileLines lines = new FileLines(new LogTimes(ZoneId.of("UTC"), Instant::now, Optional.empty()));
    Entry first = lines.row("2026-11-21T03:00:00Z ERROR failed".getBytes());
    Entry second = lines.row("\tat Foo.bar(Foo.java:3)".getBytes());
    assertThat(second.micros()).isEqualTo(first.micros());
    assertThat(List.of(first.precision(), second.precision()))
        .containsExactly(Precision.SECONDS, Precision.NONE);
    assertThat(first.level()).isEqualTo(3);
  }

  @Test
  void aSyslogLineTellsProgramAndPid() {
    FileLines lines = new FileLines(new LogTimes(ZoneId.of("UTC"), Instant::now, Optional.empty()));
    Entry entry = lines.row("Nov 21 02:53:21 ip-10-0-1-81 ec2net[487]: Called trap".getBytes());
    assertThat(entry.identifier()).isEqualTo("ec2net");
    assertThat(entry.pid()).isEqualTo(487);
  }
}
