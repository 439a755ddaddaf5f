package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Finding;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A folder with secrets in it is opened: findings and the report quote its lines without them. */
class SecretCanariesTest {
  private static final String CANARY = "canaryProxyPassword";

  private static Recording planted() throws Exception {
    Recording shipped = PracticeLab.find("ssm-proxy").orElseThrow().recording();
    Recording planted = shipped;
    for (String file : shipped.files()) {
      String text = shipped.text(file).orElseThrow();
      planted =
          planted.with(
              file,
              text.replace("http://proxy.corp", "http://me:" + CANARY + "@proxy.corp")
                  .getBytes(StandardCharsets.UTF_8));
    }
    return planted;
  }

  @Test
  void noSecretIsQuotedInFindingsOrPrinted() throws Exception {
    Snapshot snapshot = Snapshot.of(planted());
    var diagnosis = Diagnostician.diagnose(snapshot);
    assertThat(diagnosis.findings()).extracting(Finding::id).contains("ssm-proxy-without-no-proxy");
    assertThat(diagnosis.toString()).contains("***@proxy.corp").doesNotContain(CANARY);

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReportOptions everything = new ReportOptions(false, EnumSet.allOf(Section.class), true);
    Report.write(
        new ReportContent(
            snapshot,
            diagnosis,
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            everything),
        out);
    try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
      assertThat(text).contains("proxy.corp").doesNotContain(CANARY);
    }
  }
}
