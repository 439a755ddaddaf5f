package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.aws.session.CommandResult;
import dev.plumbline.connect.BatchOutput;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of Run Command in the shells of this computer, their outputs cut as the service does. */
@Timeout(120)
class CommandScriptTest {
  private static final int KEPT = 24_000;
  private static final String MARK = "---Output truncated---";

  @BeforeEach
  void needsAShell() {
    assumeTrue(new File("/bin/sh").canExecute(), "needs sh");
  }

  private static CommandResult run(List<String> shell, String script) throws Exception {
    return run(shell, script, System.getenv("PATH"));
  }

  private static CommandResult run(List<String> shell, String script, String path)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(shell.stream(), Stream.of(script)).toList());
    builder.environment().put("PATH", path);
    Process process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<String> errors =
        CompletableFuture.supplyAsync(
            () -> text(process.getErrorStream()), work -> Thread.ofVirtual().start(work));
    String out = text(process.getInputStream());
    int exit = process.waitFor();
    boolean cut = out.length() > KEPT;
    String kept = cut ? out.substring(0, KEPT - MARK.length()) + MARK : out;
    String status = exit == 0 ? "Success" : "Failed";
    return new CommandResult("c", status, exit, kept, cut, errors.join(), false);
  }

  private static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh -c", "bash -c", "busybox sh -c"})
  void aPackedScriptRunsAndSaysBothStreamsWhole(String shell) throws Exception {
    List<String> words = List.of(shell.split(" "));
    assumeTrue(
        new File("/bin/" + words.getFirst()).canExecute()
            || new File("/usr/bin/" + words.getFirst()).canExecute(),
        "no " + words.getFirst());
    String script = "printf 'it'\\''s \\000 \\377\\n'; echo bad >&2; seq 1 2000; exit 3";
    BatchOutput said = CommandScript.unpacked(run(words, CommandScript.packed(script, 60)));
    assertThat(said.stdout()).startsWith('i', 't', '\'', 's', ' ', 0, ' ', 0xFF, '\n');
    assertThat(new String(said.stdout(), StandardCharsets.ISO_8859_1).lines()).hasSize(2001);
    assertThat(said.stderr()).asString().isEqualTo("bad\n");
    assertThat(said.cut()).isEmpty();
  }

  @Test
  void ofAnOutputThatWasCutTheBeginningIsThere() throws Exception {
    String script =
        "i=0; while [ $i -lt 4000 ]; do echo $i; head -c 12 /dev/urandom | od -An -tx1;"
            + " i=$((i+1)); done";
    BatchOutput said =
        CommandScript.unpacked(run(List.of("sh", "-c"), CommandScript.packed(script, 60)));
    assertThat(said.cut()).hasValueSatisfying(why -> assertThat(why).contains("24,000"));
    List<String> lines = new String(said.stdout(), StandardCharsets.US_ASCII).lines().toList();
    assertThat(lines.size()).isBetween(800, 7000);
    assertThat(lines).startsWith("0").element(2).isEqualTo("1");
  }

  @Test
  void aScriptThatTakesTooLongIsEndedAndWhatItSaidIsKept() throws Exception {
    assumeTrue(new File("/usr/bin/timeout").canExecute(), "needs timeout");
    BatchOutput said =
        CommandScript.unpacked(
            run(List.of("sh", "-c"), CommandScript.packed("echo first; sleep 60; echo no", 1)));
    assertThat(said.stdout()).asString().isEqualTo("first\n");
  }

  @Test
  void theFirstQuestionTellsWhetherTheHostPacks(@TempDir Path empty) throws Exception {
    CommandResult here = run(List.of("/bin/sh", "-c"), CommandScript.CHECK);
    assertThat(CommandScript.ready(here)).isTrue();
    assertThat(CommandScript.packs(here)).isTrue();
    Path bare = Files.createDirectory(empty.resolve("bin"));
    CommandResult there = run(List.of("/bin/sh", "-c"), CommandScript.CHECK, bare.toString());
    assertThat(CommandScript.ready(there)).isTrue();
    assertThat(CommandScript.packs(there)).isFalse();
  }

  @Test
  void wordsOfTheAgentInPlaceOfAnOutputAreShown() {
    BatchOutput said =
        CommandScript.unpacked(
            new CommandResult("c", "Failed", 1, "", false, "failed to run commands: x", false));
    assertThat(said.stdout()).isEmpty();
    assertThat(said.stderr()).asString().contains("failed to run commands");
  }
}
