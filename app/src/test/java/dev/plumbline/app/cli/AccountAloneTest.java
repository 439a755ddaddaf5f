package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.live.SignIns;
import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.aws.find.InstanceFinder;
import dev.plumbline.aws.find.InstanceList;
import dev.plumbline.aws.profile.AwsPrompts;
import dev.plumbline.model.Cancellation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a script learns of an instance that no way leads to: one of the practice account. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class AccountAloneTest {
  @TempDir private Path home = Path.of("");

  private record Ran(int status, String out, String err) {
    JsonNode json() {
      return JsonMapper.builder().build().readTree(out);
    }
  }

  private static Ran run(Callable<Integer> command, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new Ran(line.execute(words), out.toString(), err.toString());
  }

  /** An instance that is stopped. */
  private FoundInstance stopped() throws Exception {
    InstanceList list = new InstanceList();
    try (SignIns signIns = new SignIns(new AwsEnvironment(Map.of(), home), AwsPrompts.none());
        AwsAccount practice = signIns.open(Optional.of(SignIns.PRACTICE), Optional.empty())) {
      InstanceFinder.list(List.of(practice), list, Cancellation.none());
    }
    return list.search("bastion-old", false).getFirst();
  }

  private static String[] source(FoundInstance instance, String... more) {
    List<String> words =
        List.of(
            "--ssm",
            instance.id(),
            "--region",
            instance.region(),
            "--aws-profile",
            SignIns.PRACTICE);
    return Stream.concat(words.stream(), List.of(more).stream()).toArray(String[]::new);
  }

  @Test
  void anInstanceThatNoWayLeadsToIsNotConnectedAlthoughItsAccountIsTold() throws Exception {
    FoundInstance instance = stopped();
    Path file = home.resolve("case.plumb");
    Ran captured = run(new CaptureCommand(), source(instance, "--out", file.toString()));
    assertThat(captured.status()).as(captured.err()).isEqualTo(4);
    assertThat(captured.err())
        .contains("No way leads to " + instance.id(), "Run Command: instance is stopped");
    assertThat(captured.out()).contains("case.plumb");

    Ran live = run(new DiagnoseCommand(), source(instance, "--json"));
    assertThat(live.status()).isEqualTo(4);
    assertThat(live.err()).contains("No way leads to " + instance.id());
    assertThat(live.json().path("host_checked").asBoolean(true)).isFalse();

    Ran saved = run(new DiagnoseCommand(), "--recording", file.toString(), "--json");
    assertThat(saved.status()).isEqualTo(saved.json().path("findings").isEmpty() ? 0 : 1);
    assertThat(saved.json().path("host_checked").asBoolean(true)).isFalse();
    assertThat(saved.json().path("not_checked")).isNotEmpty();

    Ran words = run(new DiagnoseCommand(), "--recording", file.toString());
    assertThat(words.out().replaceAll("\\s+", " "))
        .contains("nothing of the host itself was captured");
    Path pdf = home.resolve("case.pdf");
    Ran report = run(new ReportCommand(), "--recording", file.toString(), "--out", pdf.toString());
    assertThat(report.status()).as(report.err()).isZero();
    try (PDDocument read = Loader.loadPDF(pdf.toFile())) {
      assertThat(new PDFTextStripper().getText(read).replaceAll("\\s+", " "))
          .contains("nothing of the host itself was captured");
    }
  }
}
