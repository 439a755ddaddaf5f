package dev.plumbline.report;

import dev.plumbline.diagram.Ink;
import dev.plumbline.guide.Finding;
import dev.plumbline.model.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong, one row a finding, with the places that prove it. */
final class FindingsTable {
  private static final double TEXT = 44;
  private static final double EVIDENCE = 122;
  private static final int PLACES = 3;

  private final Paper paper;
  private final Blocks blocks;
  private final boolean details;

  /**
   * @param details true when findings are printed in detail, so that rows can lead there
   */
  FindingsTable(Paper paper, boolean details) {
    this.paper = paper;
    this.blocks = new Blocks(paper);
    this.details = details;
  }

  /**
   * Writes rows while more than {@code kept} points are left on the page; at least one.
   *
   * @param kept 0 to write all of them, on as many pages as they take
   * @return how many were written
   */
  int write(List<Finding> findings, double kept) throws IOException {
    head();
    Map<String, Integer> numbers = new HashMap<>();
    int number = 0;
    for (Finding finding : findings) {
      Optional<Integer> same = Optional.ofNullable(numbers.get(told(finding)));
      Optional<Integer> cause = finding.because().map(numbers::get);
      Row row =
          cause.isPresent()
              ? consequence(finding, cause.get())
              : row(finding, same.map(n -> "As finding " + n + "."));
      if (kept > 0 && number > 0 && paper.rest() - row.height() < kept) {
        break;
      }
      number++;
      numbers.putIfAbsent(finding.id(), number);
      numbers.putIfAbsent(told(finding), number);
      draw(row, finding, number);
    }
    blocks.rule();
    return number;
  }

  /** Findings of one id about the same interfaces tell the same story. */
  private static String told(Finding finding) {
    return finding.id() + " " + finding.links();
  }

  /** What a row says: a title, a text below it, and places or a word at the right. */
  private record Row(
      List<String> title, Type type, List<String> text, List<String> places, double height) {
    static Row of(List<String> title, Type type, List<String> text, List<String> places) {
      double left = title.size() * type.line() + text.size() * Type.MUTED.line();
      double right = places.size() * Type.CODE_MUTED.line();
      double room = type == Type.STRONG ? 12 : 8;
      return new Row(title, type, text, places, Math.max(left, right) + room);
    }

    double above() {
      return type == Type.STRONG ? 6 : 4;
    }
  }

  /** What follows from a finding above: its proof is in the details. */
  private Row consequence(Finding finding, int cause) {
    return Row.of(
        paper.type().wrap(finding.summary(), Type.MUTED, textWidth()),
        Type.MUTED,
        List.of(),
        List.of("follows from " + cause));
  }

  private Row row(Finding finding, Optional<String> instead) {
    String text = instead.orElse(finding.consequence());
    return Row.of(
        paper.type().wrap(finding.summary(), Type.STRONG, textWidth()),
        Type.STRONG,
        text.isEmpty() ? List.of() : cut(paper.type().wrap(text, Type.MUTED, textWidth())),
        places(finding, instead.isPresent() ? 2 : PLACES));
  }

  private double textWidth() {
    return paper.width() - TEXT - EVIDENCE - 16;
  }

  private void draw(Row row, Finding finding, int number) throws IOException {
    if (paper.room(row.height())) {
      head();
    }
    blocks.rule();
    double top = paper.y();
    double y = top + row.above();
    SeverityIcon.draw(paper.canvas(), paper.type(), paper.left() + 6, y + 6.5, finding.severity());
    String count = Integer.toString(number);
    paper.canvas().text(paper.left() + 24, y + Blocks.ascent(Type.MUTED), count, Type.MUTED);
    y = column(row.title(), row.type(), paper.left() + TEXT, y);
    column(row.text(), Type.MUTED, paper.left() + TEXT, y);
    Type place = row.type() == Type.STRONG ? Type.CODE_MUTED.in(Ink.MUTED) : Type.SMALL;
    column(
        row.places().stream().map(p -> paper.type().fit(p, place, EVIDENCE)).toList(),
        place,
        paper.right() - EVIDENCE,
        top + row.above());
    if (details) {
      paper.link(paper.left(), top, paper.width(), row.height(), "finding-" + number);
    }
    paper.down(row.height());
  }

  /** Lines below each other; gives where the next would go. */
  private double column(List<String> lines, Type type, double x, double top) throws IOException {
    double y = top;
    for (String line : lines) {
      paper.canvas().text(x, y + Blocks.ascent(type), line, type);
      y += type.line();
    }
    return y;
  }

  private void head() throws IOException {
    blocks.rule();
    paper.down(4);
    double baseline = paper.y() + Blocks.ascent(Type.LABEL);
    paper.canvas().text(paper.left() + TEXT, baseline, "What is wrong", Type.LABEL);
    paper.canvas().text(paper.right() - EVIDENCE, baseline, "Evidence", Type.LABEL);
    paper.down(Type.LABEL.line() + 4);
  }

  /** The first two lines, up to the end of a clause; the details give the rest. */
  private List<String> cut(List<String> lines) {
    if (!details || lines.size() <= 2) {
      return lines;
    }
    String both = lines.get(0) + "\n" + lines.get(1);
    int end = Math.max(both.lastIndexOf(';'), both.lastIndexOf(". "));
    return end > 0
        ? (both.substring(0, end) + ".").lines().toList()
        : List.of(lines.get(0), lines.get(1).replaceFirst("[ ,;.]*$", " …"));
  }

  private static List<String> places(Finding finding, int most) {
    List<String> all =
        finding.evidence().stream()
            .map(Evidence::place)
            .distinct()
            .map(FindingsTable::tail)
            .toList();
    if (all.size() <= most) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, most - 1));
    some.add((all.size() - most + 1) + " more places");
    return some;
  }

  /** Name and line without the folders, which the details give. */
  private static String tail(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }
}
