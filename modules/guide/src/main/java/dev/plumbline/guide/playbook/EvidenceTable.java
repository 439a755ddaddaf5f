package dev.plumbline.guide.playbook;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * What the evidence says about one question, as a table.
 *
 * @param columns headings
 * @param rows one cell for each heading
 */
public record EvidenceTable(List<String> columns, List<List<Cell>> rows) {
  /** How a cell is marked. */
  public enum Mark {
    /** No mark: a name or an expectation. */
    NONE,
    GOOD,
    BAD,
    /** Not captured. */
    OPEN
  }

  /**
   * One cell.
   *
   * @param text to show; the place of the evidence where nothing shorter says it
   * @param evidence the line behind it
   */
  public record Cell(String text, Mark mark, Optional<Evidence> evidence) {
    static Cell plain(String text) {
      return new Cell(text, Mark.NONE, Optional.empty());
    }

    static Cell good(String text, Optional<Evidence> evidence) {
      return new Cell(text, Mark.GOOD, evidence);
    }

    static Cell bad(String text, Optional<Evidence> evidence) {
      return new Cell(text, Mark.BAD, evidence);
    }

    static Cell open(String text) {
      return new Cell(text, Mark.OPEN, Optional.empty());
    }

    /** For what a section does not hold: bad where it was captured whole, else open. */
    static Cell absent(Captured<?> section) {
      return section.complete() ? bad("not found", Optional.empty()) : open("not captured");
    }

    /** Found at a line, or not found. */
    static Cell found(Optional<Evidence> evidence) {
      return evidence
          .map(e -> good(shortPlace(e), Optional.of(e)))
          .orElseGet(() -> bad("not found", Optional.empty()));
    }

    /** Good when the expectation is met. */
    static Cell when(boolean good, String text, Optional<Evidence> evidence) {
      return good ? good(text, evidence) : bad(text, evidence);
    }

    private static String shortPlace(Evidence evidence) {
      String place = evidence.place();
      return place.substring(place.lastIndexOf('/') + 1);
    }
  }
}
