package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.diagram.Lit;
import dev.plumbline.diagram.MatrixPicture;
import dev.plumbline.diagram.RoutingDiagram;
import dev.plumbline.diagram.RoutingOptions;
import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Severity;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Matrix;
import dev.plumbline.path.trace.Tracer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Snapshot SNAPSHOT = snapshot("secondary-rules-missing");
  private static final Diagnosis DIAGNOSIS = Diagnostician.diagnose(SNAPSHOT);

  private static Snapshot snapshot(String scenario) {
    try {
      return Snapshot.of(PracticeLab.find(scenario).orElseThrow().recording());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PDDocument print(ReportContent content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Report.write(content, out);
    String keep = System.getProperty("report.keep", "");
    if (!keep.isEmpty()) {
      Files.write(Path.of(keep), out.toByteArray());
    }
    return Loader.loadPDF(out.toByteArray());
  }

  private static String text(PDDocument document, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page == 0 ? Integer.MAX_VALUE : page);
    return stripper.getText(document).replaceAll("\\s+", " ");
  }

  private static ReportContent content() {
    return ReportContent.of(SNAPSHOT, DIAGNOSIS, List.of());
  }

  private static ReportContent content(ReportOptions options) {
    return new ReportContent(
        SNAPSHOT, DIAGNOSIS, List.of(), Optional.empty(), List.of(), List.of(), List.of(), options);
  }

  @Test
  void tracesAndTheMatrixArePrintedWithTheirSteps() throws IOException {
    Tracer tracer = Tracer.of(SNAPSHOT);
    Query query = Query.to(IpAddress.parse("198.51.100.7")).withFrom(IpAddress.parse("10.0.50.28"));
    RoutingOptions lit =
        RoutingOptions.V4
            .withSize(660, 360)
            .withLit(Lit.of(1, tracer.lookup().ask(query).answer()).stream().toList());
    TraceSheet sheet =
        new TraceSheet(
            "Trace: to 198.51.100.7 from 10.0.50.28",
            "The packet leaves through ens5 with an address of ens7",
            "The rule is missing.",
            List.of(
                new TraceSheet.Part(
                    "The only lookup",
                    List.of(new TraceSheet.Line("32766 from all lookup main", "ip-rule.txt:4")))),
            List.of(query.command()),
            Optional.of(RoutingDiagram.build(SNAPSHOT, lit).page()));
    Picture matrix =
        new Picture(
            "Sources and destinations",
            "A sign in each cell.",
            MatrixPicture.of(Matrix.of(tracer)).page(0, 6));
    try (PDDocument document = print(content().withTraces(List.of(sheet), List.of(matrix)))) {
      assertThat(text(document, 0))
          .contains("The packet leaves through ens5 with an address of ens7")
          .contains("32766 from all lookup main")
          .contains("way taken")
          .contains("Sources and destinations");
    }
  }

  @Test
  void theFirstPageStandsAlone() throws IOException {
    try (PDDocument document = print(content())) {
      assertThat(text(document, 1))
          .contains("ens7")
          .contains("10.0.50.28")
          .contains("Findings")
          .contains("Remedy")
          .contains("As finding 1.")
          .contains("Not checked")
          .contains("sudo networkctl reconfigure ens7")
          .contains("changes the instance, run it yourself")
          .contains("Page 1 of " + document.getNumberOfPages());
    }
  }

  @Test
  void everyFindingIsProvedByFileAndLine() throws IOException {
    try (PDDocument document = print(content())) {
      String all = text(document, 0);
      for (Finding finding : DIAGNOSIS.findings()) {
        assertThat(all).contains(finding.id());
        assertThat(all).contains(finding.evidence().getFirst().place());
      }
    }
  }

  @Test
  void findingsLeadToTheirProofAndToTheOutput() throws IOException {
    try (PDDocument document = print(content())) {
      int links = 0;
      for (PDAnnotation annotation : document.getPage(0).getAnnotations()) {
        assertThat(annotation).isInstanceOf(PDAnnotationLink.class);
        PDActionGoTo action = (PDActionGoTo) ((PDAnnotationLink) annotation).getAction();
        assertThat(action.getDestination()).isNotNull();
        links++;
      }
      assertThat(links).isEqualTo(DIAGNOSIS.findings().size());
      assertThat(document.getDocumentCatalog().getDocumentOutline().getFirstChild().getTitle())
          .isEqualTo("Summary");
    }
  }

  @Test
  void chosenSectionsOnlyArePrinted() throws IOException {
    try (PDDocument document =
        print(content(new ReportOptions(false, EnumSet.noneOf(Section.class), false)))) {
      assertThat(text(document, 0)).doesNotContain("Commands and outputs");
    }
  }

  @Test
  void theWayThroughTheTreeIsPrintedWithWhoDecided() throws IOException {
    GuidePath path =
        new GuidePath(
            "Policy routes",
            List.of(
                new GuidePath.Answer("Is ens7 up and configured?", "Yes", "evidence", ""),
                new GuidePath.Answer("Did a reload delete them?", "No", "user", "asked the team")),
            "Another program deleted the policy rules of ens7",
            "The drop-ins still ask for them.",
            "likely",
            Remedy.NONE);
    LogExcerpt log = new LogExcerpt("02:53:21", "ec2net", "Reloaded networkd", "reload");
    try (PDDocument document =
        print(
            new ReportContent(
                SNAPSHOT,
                DIAGNOSIS,
                List.of(),
                Optional.of(path),
                List.of(log),
                List.of(),
                List.of(),
                ReportOptions.whole(SNAPSHOT, false)))) {
      assertThat(text(document, 0))
          .contains("Is ens7 up and configured?")
          .contains("decided by evidence")
          .contains("answered by the engineer")
          .contains("Note: asked the team")
          .contains("Another program deleted the policy rules of ens7")
          .contains("Reloaded networkd");
    }
  }

  @Test
  void hostileTextIsPrintedAsTextWithoutEscapes() throws IOException {
    Finding hostile =
        finding(
            1, "ens5: \u001b[31m$(reboot)\u001b[0m \u0000\u202egnp.exe <b>../../etc</b> 漢\uD800");
    try (PDDocument document =
        print(
            ReportContent.of(
                SNAPSHOT, new Diagnosis(List.of(hostile), List.of(), List.of()), List.of()))) {
      assertThat(text(document, 1)).contains("ens5: $(reboot) gnp.exe <b>../../etc</b> ??");
    }
  }

  @Test
  void hundredsOfFindingsAndAVeryLongLineKeepTheLayout() throws IOException {
    List<Finding> many =
        IntStream.range(0, 300).mapToObj(i -> finding(i, "ens5: " + "x".repeat(i * 5))).toList();
    try (PDDocument document =
        print(ReportContent.of(SNAPSHOT, new Diagnosis(many, List.of(), List.of()), List.of()))) {
      assertThat(document.getNumberOfPages()).isGreaterThan(20);
      assertThat(text(document, 1)).containsPattern("2\\d\\d more findings follow");
    }
  }

  @Test
  void aHealthyHostGetsAReportToo() throws IOException {
    Snapshot healthy = snapshot("healthy-2-eni");
    try (PDDocument document =
        print(ReportContent.of(healthy, Diagnostician.diagnose(healthy), List.of()))) {
      assertThat(text(document, 1)).contains("No fault found");
    }
  }

  @Test
  void redactionMasksTheSameValueTheSameWayEverywhere() throws IOException {
    try (PDDocument document =
        print(content(new ReportOptions(true, EnumSet.allOf(Section.class), true)))) {
      String all = text(document, 0);
      assertThat(all)
          .doesNotContain("2600:1f14:eeb:2204::d28")
          .contains("public-1")
          .contains("10.0.50.28")
          .contains("Read-only, redacted")
          .contains("PROD");
    }
  }

  private static Finding finding(int number, String summary) {
    return new Finding(
        "link-failed",
        Severity.ERROR,
        "ens" + number,
        summary,
        "",
        Confidence.CERTAIN,
        List.of(new Evidence("ip-rule.txt", 1, "0: from all lookup local")),
        Remedy.NONE,
        Optional.empty(),
        List.of("ens5"),
        "");
  }
}
