package dev.plumbline.report;

import dev.plumbline.diagram.Ink;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Writes a case as a PDF: summary page, diagrams, proof, guide, log lines, appendix. */
public final class Report {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Report() {}

  /**
   * Writes the document.
   *
   * @throws IOException when the stream refuses it
   */
  public static void write(ReportContent content, OutputStream out) throws IOException {
    UnaryOperator<String> mask =
        content.options().redact() ? redaction(content) : UnaryOperator.identity();
    try (PDDocument document = new PDDocument()) {
      describe(document, content, mask);
      Typesetter type = new Typesetter(document, mask);
      try (Paper paper = new Paper(document, type)) {
        Set<Section> sections = content.options().sections();
        Set<String> printed =
            sections.contains(Section.APPENDIX) ? Appendix.cited(content) : Set.of();
        new SummaryPage(paper, content).write();
        if (sections.contains(Section.DIAGRAMS)) {
          new DiagramChapter(paper).write(content.pictures());
        }
        if (sections.contains(Section.TRACES)) {
          traces(paper, content);
        }
        if (sections.contains(Section.DETAILS)) {
          new DetailChapter(paper, content, printed).write();
        }
        if (sections.contains(Section.GUIDE) && content.guide().isPresent()) {
          paper.turnPage(false);
          new GuideChapter(paper).write(content.guide().get());
        }
        if (sections.contains(Section.LOGS) && !content.logs().isEmpty()) {
          if (sections.contains(Section.DIAGRAMS) || content.guide().isEmpty()) {
            paper.turnPage(false);
          }
          new LogChapter(paper).write(content.logs());
        }
        if (sections.contains(Section.APPENDIX)) {
          new Appendix(paper, content).write();
        }
        paper.finish((canvas, size, n, count) -> frame(content, canvas, type, size, n, count));
      }
      document.save(out);
    }
  }

  private static void traces(Paper paper, ReportContent content) throws IOException {
    if (!content.traces().isEmpty()) {
      new TraceChapter(paper).write(content.traces());
    }
    if (!content.matrix().isEmpty()) {
      new DiagramChapter(paper).write(content.matrix());
    }
  }

  private static UnaryOperator<String> redaction(ReportContent content) {
    return new Redaction(HostNames.of(content.snapshot().recording()));
  }

  private static void describe(
      PDDocument document, ReportContent content, UnaryOperator<String> mask) {
    var information = document.getDocumentInformation();
    information.setTitle(mask.apply(Escapes.strip(content.verdict().title())));
    information.setSubject(mask.apply(Escapes.strip(content.snapshot().recording().name())));
    information.setCreator("Plumbline");
    Calendar now = GregorianCalendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    information.setCreationDate(now);
    document.getDocumentCatalog().setLanguage("en");
  }

  private static void frame(
      ReportContent content,
      Canvas canvas,
      Typesetter type,
      PDRectangle size,
      int number,
      int count)
      throws IOException {
    double left = Paper.MARGIN;
    double right = size.getWidth() - Paper.MARGIN;
    Recording recording = content.snapshot().recording();
    plumb(canvas, left, 40);
    canvas.text(left + 20, 51, "Plumbline report", Type.LABEL.in(Ink.TEXT));
    String host = recording.manifest().host().orElse(recording.name());
    String name = type.fit(host, Type.SMALL, 240);
    canvas.textEnding(right, 51, name, Type.SMALL);
    if (content.options().production()) {
      double x = right - type.width(name, Type.SMALL) - 44;
      canvas.box(x, 41, 36, 14, 3, Optional.of(Ink.TEXT), Optional.empty(), 0, List.of());
      canvas.text(x + 6, 51, "PROD", Type.LABEL.in(Ink.WINDOW));
    }
    canvas.line(left, 65, right, 65, Ink.BORDER, 0.6);

    double foot = size.getHeight() - 44;
    canvas.line(left, foot, right, foot, Ink.BORDER, 0.6);
    String captured = content.snapshot().now().map(t -> ", captured " + time(t)).orElse("");
    String what = type.fit(recording.name() + captured, Type.SMALL, 270);
    canvas.text(left, foot + 16, what, Type.SMALL);
    String kind = content.options().redact() ? "Read-only, redacted" : "Read-only";
    double middle = (left + right) / 2 + 30 - type.width(kind, Type.SMALL) / 2;
    double after = left + type.width(what, Type.SMALL) + 18;
    canvas.text(Math.max(middle, after), foot + 16, kind, Type.SMALL);
    canvas.textEnding(right, foot + 16, "Page " + number + " of " + count, Type.SMALL);
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }

  /** The product's mark: three nodes and a bob, 14 points wide. */
  static void plumb(Canvas canvas, double x, double y) throws IOException {
    canvas.box(x, y, 14, 14, 3, Optional.of(Ink.TEXT), Optional.empty(), 0, List.of());
    canvas.line(x + 3, y + 4, x + 11, y + 4, Ink.WINDOW, 0.9);
    canvas.line(x + 7, y + 4, x + 7, y + 8, Ink.WINDOW, 0.9);
    for (double dx : new double[] {3, 7, 11}) {
      canvas.circle(x + dx, y + 4, 1.2, Optional.of(Ink.WINDOW), Optional.empty());
    }
    canvas.path(
        List.of(
            new double[] {x + 5, y + 7.2},
            new double[] {x + 9, y + 7.2},
            new double[] {x + 9, y + 9},
            new double[] {x + 7, y + 12.6},
            new double[] {x + 5, y + 9}),
        true,
        Optional.of(Ink.WINDOW),
        Optional.empty());
  }
}
