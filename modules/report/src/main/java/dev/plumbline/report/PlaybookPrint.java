package dev.plumbline.report;

import dev.plumbline.diagram.Ink;
import dev.plumbline.guide.playbook.Answer;
import dev.plumbline.guide.playbook.Conclusion;
import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.guide.playbook.Question;
import dev.plumbline.guide.playbook.QuestionCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A whole playbook on paper: each question with why it is asked, its commands and where each answer
 * leads; each conclusion with its remedy. Answers link to what follows them.
 */
public final class PlaybookPrint {
  private static final double ANSWERS = 250;

  private final Playbook playbook;
  private final Paper paper;
  private final Blocks blocks;

  private PlaybookPrint(Playbook playbook, Paper paper) {
    this.playbook = playbook;
    this.paper = paper;
    this.blocks = new Blocks(paper);
  }

  /**
   * Writes the document.
   *
   * @throws IOException when the stream refuses it
   */
  public static void write(Playbook playbook, OutputStream out) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.getDocumentInformation().setTitle(Escapes.strip(playbook.title()));
      document.getDocumentInformation().setCreator("Plumbline");
      document.getDocumentCatalog().setLanguage("en");
      Typesetter type = new Typesetter(document, UnaryOperator.identity());
      try (Paper paper = new Paper(document, type)) {
        paper.turnPage(false);
        new PlaybookPrint(playbook, paper).write();
        paper.finish((canvas, size, n, count) -> frame(playbook, canvas, size, n, count));
      }
      document.save(out);
    }
  }

  private static void frame(
      Playbook playbook, Canvas canvas, PDRectangle size, int number, int count)
      throws IOException {
    double left = Paper.MARGIN;
    double right = size.getWidth() - Paper.MARGIN;
    Report.plumb(canvas, left, 40);
    canvas.text(left + 20, 51, "Plumbline playbook", Type.LABEL.in(Ink.TEXT));
    canvas.textEnding(right, 51, plain(playbook.title()), Type.SMALL);
    canvas.line(left, 65, right, 65, Ink.BORDER, 0.6);
    double foot = size.getHeight() - 44;
    canvas.line(left, foot, right, foot, Ink.BORDER, 0.6);
    canvas.text(left, foot + 16, "Reads, never changes", Type.SMALL);
    canvas.textEnding(right, foot + 16, "Page " + number + " of " + count, Type.SMALL);
  }

  private void write() throws IOException {
    blocks.paragraph(plain(playbook.title()), Type.TITLE);
    blocks.gap(4);
    blocks.paragraph(plain(playbook.about()), Type.MUTED);
    paper.bookmark("Questions", "questions", false);
    for (Question question : playbook.questions()) {
      question(question);
    }
    paper.turnPage(false);
    paper.bookmark("Conclusions", "conclusions", false);
    for (Conclusion conclusion : playbook.conclusions()) {
      conclusion(conclusion);
    }
  }

  private void question(Question question) throws IOException {
    head(place(question.id()) + ". " + plain(question.text()), question.id());
    blocks.paragraph(plain(question.why()), Type.MUTED);
    List<String> commands =
        question.commands().stream().map(QuestionCommand::run).map(PlaybookPrint::plain).toList();
    if (!commands.isEmpty()) {
      blocks.gap(4);
      blocks.code(commands);
    }
    blocks.gap(6);
    if (question.choosesLink()) {
      answer("Each interface of the host", question.answers().getFirst().next());
      return;
    }
    for (Answer answer : question.answers()) {
      answer(plain(answer.text()), answer.next());
    }
    answer("I cannot tell", question.cannotTell());
  }

  private void answer(String text, String next) throws IOException {
    double top = paper.y();
    blocks.pair(text, leads(next), ANSWERS, Type.MUTED.in(Ink.ACCENT));
    double start = Math.min(top, paper.y());
    paper.link(paper.left() + ANSWERS, start, paper.width() - ANSWERS, paper.y() - start, next);
  }

  private String leads(String next) {
    Optional<Question> question = playbook.question(next);
    return question
        .map(q -> "Question " + place(next) + ": " + plain(q.label()))
        .or(
            () ->
                playbook
                    .conclusion(next)
                    .map(c -> "Conclusion " + place(next) + ": " + plain(c.label())))
        .orElse(next);
  }

  /** Questions are numbered, conclusions have letters: A, B, ..., Z, AA. */
  private String place(String id) {
    for (int i = 0; i < playbook.questions().size(); i++) {
      if (playbook.questions().get(i).id().equals(id)) {
        return Integer.toString(i + 1);
      }
    }
    int index = playbook.conclusions().stream().map(Conclusion::id).toList().indexOf(id);
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : (char) ('A' + index / 26 - 1) + last;
  }

  private void conclusion(Conclusion conclusion) throws IOException {
    head(place(conclusion.id()) + ". " + plain(conclusion.title()), conclusion.id());
    blocks.paragraph(plain(conclusion.text()), Type.TEXT);
    blocks.gap(6);
    String severity = conclusion.severity().word();
    blocks.paragraph(
        "Severity " + severity + ", " + conclusion.confidence().word() + " by evidence alone",
        Type.MUTED);
    if (conclusion.continuesIn().isPresent()) {
      blocks.paragraph("Continues in playbook " + conclusion.continuesIn().get(), Type.STRONG);
    }
    blocks.gap(6);
    new RemedyBlock(paper)
        .write(
            conclusion.remedy().worded(PlaybookPrint::plain, PlaybookPrint::plain), step -> true);
    origin("Versions: ", conclusion.versions());
    origin("Source: ", conclusion.source());
  }

  private void origin(String label, String text) throws IOException {
    if (!text.isEmpty()) {
      blocks.paragraph(label + plain(text), Type.SMALL);
    }
  }

  private void head(String title, String anchor) throws IOException {
    blocks.gap(14);
    paper.room(90);
    paper.bookmark(title, anchor, true);
    blocks.paragraph(title, Type.HEADING);
    blocks.gap(2);
  }

  /** What is only known of a host is named in angle brackets. */
  private static String plain(String text) {
    return text.replaceAll("\\{([a-z-]+)}", "<$1>");
  }
}
