package dev.plumbline.report;

import java.io.IOException;
import java.util.List;

/** Log lines that the engineer chose, as raw text with what is known about them. */
final class LogChapter {
  private final Paper paper;
  private final Blocks blocks;

  LogChapter(Paper paper) {
    this.paper = paper;
    this.blocks = new Blocks(paper);
  }

  void write(List<LogExcerpt> lines) throws IOException {
    blocks.chapter("Chosen log lines", "logs");
    for (LogExcerpt line : lines) {
      String head = (line.time() + "  " + line.source()).strip();
      paper.room(40);
      blocks.line(head, Type.CODE_MUTED);
      blocks.paragraph(line.text(), Type.CODE);
      if (!line.note().isBlank()) {
        blocks.paragraph(line.note(), Type.SMALL);
      }
      paper.down(6);
    }
  }
}
