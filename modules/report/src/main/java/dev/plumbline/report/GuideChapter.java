package dev.plumbline.report;

import java.io.IOException;

/** The way through the decision tree: questions, answers, who decided, notes, conclusion. */
final class GuideChapter {
  private final Paper paper;
  private final Blocks blocks;

  GuideChapter(Paper paper) {
    this.paper = paper;
    this.blocks = new Blocks(paper);
  }

  void write(GuidePath path) throws IOException {
    blocks.chapter("Guide: " + path.playbook(), "guide");
    int number = 0;
    for (GuidePath.Answer answer : path.answers()) {
      String by = answer.by().equals("user") ? "answered by the engineer" : "decided by evidence";
      String note = answer.note().isBlank() ? "" : "\nNote: " + answer.note();
      blocks.pair(
          ++number + ". " + answer.question(),
          answer.answer() + " (" + by + ")" + note,
          260,
          Type.MUTED);
    }
    blocks.rule();
    paper.down(10);
    if (path.conclusion().isEmpty()) {
      blocks.paragraph("The tree was not walked to a conclusion.", Type.MUTED);
      return;
    }
    paper.room(60);
    String sure = path.confidence().isEmpty() ? "" : " (" + path.confidence() + ")";
    blocks.paragraph("Conclusion" + sure + ": " + path.conclusion(), Type.STRONG);
    paper.down(2);
    blocks.paragraph(path.explanation(), Type.TEXT);
    paper.down(8);
    new RemedyBlock(paper).write(path.remedy(), step -> true);
  }
}
