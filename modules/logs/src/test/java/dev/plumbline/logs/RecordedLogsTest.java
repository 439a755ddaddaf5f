package dev.plumbline.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RecordedLogsTest {
  private static final String MAIN = "var-log-amazon-ssm-amazon-ssm-agent.log";
  private static final String FAILED =
      """
      2026-03-01 10:00:00.1000 INFO [CredentialRefresher] Starting credentials refresher loop
      2026-03-01 10:00:01.2000 ERROR [Registrar] failed to register identity: send request failed
      caused by: Post "https://ssm.eu-west-1.amazonaws.com/": dial tcp 10.0.1.200:443: i/o timeout

      \tstatus code: 0, request id:
      """;

  private final Map<String, byte[]> files = new HashMap<>();

  private RecordedLogs logs() {
    Manifest manifest = Manifest.named("case");
    return RecordedLogs.of(Snapshot.of(Recording.of(manifest, files)));
  }

  private RecordedLogsTest with(String file, String text) {
    files.put(file, text.getBytes(UTF_8));
    return this;
  }

  @Test
  void aRecordContinuesOnLinesWithoutATime() {
    List<LogRecord> agent = with(MAIN, FAILED).logs().of("amazon-ssm-agent");
    assertThat(agent).hasSize(2);
    assertThat(agent.getLast().text()).contains("dial tcp").endsWith("request id:");
    assertThat(agent.getLast().evidence().place()).isEqualTo(MAIN + ":2");
  }

  @Test
  void localTimesAreSettledByTheZoneOfTheHost() {
    with("timedatectl.txt", "                Time zone: Asia/Tokyo (JST, +0900)\n");
    assertThat(with(MAIN, FAILED).logs().all().getFirst().time())
        .contains(Instant.parse("2026-03-01T01:00:00.100Z"));
  }

  @Test
  void withoutAZoneOnlyTheOrderIsKnown() {
    List<LogRecord> agent = with(MAIN, FAILED).logs().all();
    assertThat(agent).allMatch(record -> record.time().isEmpty());
    assertThat(agent.getLast().after(agent.getFirst())).isTrue();
  }

  @Test
  void theZoneIsAlsoToldByTheCopyInTheJournal() {
    with(
        "journal-amazon-ssm-agent.txt",
        "2026-03-01T01:00:00+0000 host amazon-ssm-agent[9]: 2026-03-01 10:00:00.1000 INFO"
            + " [CredentialRefresher] Starting credentials refresher loop\n");
    List<LogRecord> agent = with(MAIN, FAILED).logs().of("amazon-ssm-agent");
    assertThat(agent).hasSize(2);
    assertThat(agent.getLast().time()).contains(Instant.parse("2026-03-01T01:00:01.200Z"));
  }

  @Test
  void theErrorsFileAndTheJournalRepeatNothing() {
    with(
        "var-log-amazon-ssm-errors.log",
        """
        2026-03-01 09:00:00.0000 ERROR [run @ agent.go.153] older than the main log
        2026-03-01 10:00:01.2000 ERROR [Retry @ registrar.go.140] [Registrar] failed to register identity: send request failed
        caused by: Post "https://ssm.eu-west-1.amazonaws.com/": dial tcp 10.0.1.200:443: i/o timeout
        """);
    with(
        "journal-amazon-ssm-agent.txt",
        """
        2026-03-01T10:00:01+0000 host amazon-ssm-agent[9]: 2026-03-01 10:00:01.2000 ERROR [Registrar] failed to register identity: send request failed
        2026-03-01T10:00:01+0000 host amazon-ssm-agent[9]: caused by: Post "https://ssm.eu-west-1.amazonaws.com/": dial tcp 10.0.1.200:443: i/o timeout
        2026-03-01T10:00:02+0000 host amazon-ssm-agent[9]: 2026-03-01 10:00:02.0000 INFO only in the journal
        """);
    List<LogRecord> agent = with(MAIN, FAILED).logs().of("amazon-ssm-agent");
    assertThat(agent).hasSize(4);
    assertThat(agent.getFirst().text()).endsWith("ERROR older than the main log");
    assertThat(agent.get(2).evidence().file()).isEqualTo(MAIN);
    assertThat(agent.getLast().text()).endsWith("only in the journal");
  }

  @Test
  void logsOfOtherProgramsAreReadInTheirOwnForms() {
    with(
        "ipamd.log",
        "{\"level\":\"info\",\"ts\":\"2026-03-01T10:00:00.861Z\",\"msg\":\"one\"}\n"
            + "goroutine 1 [running]:\n"
            + "{\"level\":\"info\",\"ts\":\"2026-03-01T10:00:02.000Z\",\"msg\":\"two\"}\n");
    with("envoy-log.txt", "[2026-03-01 10:00:01.000][15][info][main] [x.cc:1] starting\n");
    with("journal-kubelet.txt", "2026-03-01T10:00:03+0000 host kubelet[5]: E0301 not ready\n");
    assertThat(logs().all())
        .extracting(LogRecord::log)
        .containsExactly("ipamd", "envoy", "ipamd", "kubelet");
    assertThat(logs().files("envoy")).containsExactly("envoy-log.txt");
    assertThat(logs().files("amazon-ssm-agent")).isEmpty();
  }

  @Test
  void aLineStandsUntilALaterLineShowsThatItsStageWorks() {
    Signatures known =
        new Signatures(
            Signatures.parse(
                "mine.yaml",
                """
                defaults: {identifiers: amazon-ssm-agent, ignore_case: true, severity: note, source: test}
                signatures:
                  - {id: fail, pattern: "FAILED TO (reach|find)", stage: identity, title: t, meaning: m, example: failed to find x}
                  - {id: wrap, pattern: "error: ", wrapper: true, title: t, meaning: m, example: "error: x"}
                  - {id: good, literal: took identity, clears: [identity], title: t, meaning: m, example: Took identity}
                """
                    .getBytes(UTF_8)));
    String failed = "2026-03-01 10:00:00 ERROR error: failed to find it\n";
    Sightings standing = Sightings.of(with(MAIN, failed).logs(), known);
    assertThat(standing.standing("fail")).isPresent();
    assertThat(standing.newest("wrap")).isPresent();
    assertThat(known.match("amazon-ssm-agent", "error: failed to find it"))
        .map(Signature::id)
        .contains("fail");
    Sightings cleared =
        Sightings.of(with(MAIN, failed + "2026-03-01 10:00:05 INFO took identity\n").logs(), known);
    assertThat(cleared.standing("fail")).isEmpty();
    assertThat(cleared.newest("fail")).isPresent();
  }

  @Test
  void recordsOfAMegabyteAreCutAndThoseAroundThemStand() {
    String wide = "x".repeat(1 << 20);
    with(MAIN, "2026-03-01 10:00:00 INFO " + wide + "\n2026-03-01 10:00:02 ERROR after\n");
    with("timedatectl.txt", "Timezone=UTC\n");
    with(
        "journal-kubelet.txt",
        "2026-03-01T10:00:01+0000 host kubelet[5]: "
            + wide
            + "\n2026-03-01T10:00:03+0000 host kubelet[5]: next\n");
    with("ipamd.log", "{\"msg\":\"" + wide + "\",\"ts\":\"2026-03-01T10:00:04.000Z\"}\n");
    List<LogRecord> all = logs().all();
    assertThat(all)
        .extracting(LogRecord::log)
        .containsExactly("amazon-ssm-agent", "kubelet", "amazon-ssm-agent", "kubelet", "ipamd");
    assertThat(all.getFirst().text()).hasSizeLessThanOrEqualTo(1 << 16);
    assertThat(all.getFirst().evidence().text()).hasSizeLessThan(500);
    assertThat(all.get(2).text()).endsWith("ERROR after");
    assertThat(all.getLast().time()).contains(Instant.parse("2026-03-01T10:00:04Z"));
    assertThat(Sightings.of(logs(), Signatures.shipped()).newest("none")).isEmpty();
  }

  @Test
  void recordsInThreeZonesStandInTheOrderTheyHappened() {
    with("timedatectl.txt", "                Time zone: Asia/Tokyo (JST, +0900)\n");
    with(MAIN, "2026-03-01 10:00:02 ERROR third\n2026-03-01 10:00:04 ERROR fifth\n");
    with(
        "journal-mixed.txt",
        """
        2026-02-28T20:00:01-0500 host shop[7]: second
        2026-03-01T06:30:03+0530 host shop[7]: fourth
        """);
    with("kubelet.log", "2026-03-01T01:00:00Z first\n");
    assertThat(logs().all())
        .extracting(record -> record.text().replaceFirst(".*[ ](?=\\w+$)", ""))
        .containsExactly("first", "second", "third", "fourth", "fifth");
  }

  @Test
  void timesInTheFutureAreKeptAsWritten() {
    with("timedatectl.txt", "Timezone=UTC\n");
    with(MAIN, "2093-03-01 10:00:00 ERROR clock is wrong\n");
    with("journal-shop.txt", "2026-03-01T10:00:00+0000 host shop[7]: now\n");
    List<LogRecord> all = logs().all();
    assertThat(all).extracting(LogRecord::log).containsExactly("shop", "amazon-ssm-agent");
    assertThat(all.getLast().time()).contains(Instant.parse("2093-03-01T10:00:00Z"));
  }

  @Test
  void aLogOfAnyProgramIsReadAndThoseOfKnownProgramsOnlyOnce() {
    with("shop.log", "2026-03-01 10:00:00 ERROR Unable to locate credentials\n");
    with("plugin.log", "").with("systemd-networkd.log", "ens6: Configured\n");
    assertThat(logs().of("program")).extracting(LogRecord::text).hasSize(1);
    assertThat(logs().files("program")).containsExactly("shop.log");
  }

  @Test
  void theEmptyAnswerOfAFailedCommandIsNoLog() {
    with("envoy-log.txt", "");
    assertThat(logs().files("envoy")).containsExactly("envoy-log.txt");
    Manifest failed =
        new Manifest(
            "case",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(
                "envoy-log.txt",
                new CommandRun(
                    "docker logs envoy",
                    OptionalInt.of(1),
                    OptionalDouble.empty(),
                    Optional.of("no such container"),
                    Optional.empty())),
            List.of(),
            List.of(),
            "{}");
    assertThat(RecordedLogs.of(Snapshot.of(Recording.of(failed, files))).files("envoy")).isEmpty();
  }
}
