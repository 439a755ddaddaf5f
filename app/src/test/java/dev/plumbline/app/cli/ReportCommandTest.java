package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @Test
  void theReportIsWrittenAndItsPathPrinted() throws Exception {
    Path file = folder.resolve("sub/case.pdf");
    assertThat(run("--lab", "secondary-rules-missing", "--out", file.toString())).isZero();
    assertThat(out.toString().strip()).isEqualTo(file.toString());
    assertThat(text(file)).contains("10.0.50.28", "sudo networkctl reconfigure ens7");
  }

  @Test
  void redactionMasksPublicAddresses() throws Exception {
    Path file = folder.resolve("case.pdf");
    String[] source = {"--lab", "secondary-rules-missing", "--out", file.toString()};
    assertThat(run(source)).isZero();
    assertThat(text(file)).contains("2600:1f14");
    assertThat(run(source[0], source[1], source[2], source[3], "--redact")).isZero();
    assertThat(text(file)).doesNotContain("2600:1f14").contains("public-1");
  }

  @Test
  void aTraceIsPrintedWithItsSteps() throws Exception {
    Path file = folder.resolve("case.pdf");
    String flow = "198.51.100.7 from 10.0.50.28";
    assertThat(run("--lab", "secondary-rules-missing", "--trace", flow, "--out", file.toString()))
        .isZero();
    assertThat(text(file))
        .contains("The packet leaves through ens5 with an address of ens7")
        .contains("Missing. Would have matched here");
    assertThat(run("--lab", "healthy-1-eni", "--trace", "10.0.0.1 form x", "--out", "x.pdf"))
        .isEqualTo(2);
  }

  @Test
  void nothingIsLeftWhereItCannotBeWritten() throws Exception {
    Path blocked = Files.writeString(folder.resolve("file"), "x").resolve("case.pdf");
    assertThat(run("--lab", "healthy-1-eni", "--out", blocked.toString())).isEqualTo(3);
    assertThat(err.toString()).contains("could not be written to").contains("case.pdf");
  }

  @Test
  void withoutAFileToWriteTheUsageIsWrong() {
    assertThat(run("--lab", "healthy-1-eni")).isEqualTo(2);
  }

  private static String text(Path file) throws Exception {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private int run(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "report";
    System.arraycopy(args, 0, all, 1, args.length);
    return PlumblineCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }
}
