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
  private static final double EVIDENCE = 150;
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

  void write(List<Finding> findings) throws IOException {
    head();
    Map<String, Integer> numbers = new HashMap<>();
    int number = 0;
    for (Finding finding : findings) {
      number++;
      numbers.putIfAbsent(finding.id(), number);
      Optional<Integer> cause = finding.because().map(numbers::get);
      if (cause.isPresent()) {
        consequence(finding, number, cause.get());
      } else {
        row(finding, number);
      }
    }
    blocks.rule();
  }

  /** What follows from a finding above: one line, its proof is in the details. */
  private void consequence(Finding finding, int number, int cause) throws IOException {
    double height = Type.MUTED.line() + 8;
    if (paper.room(height)) {
      head();
    }
    blocks.rule();
    double middle = paper.y() + 4;
    double baseline = middle + Blocks.ascent(Type.MUTED);
    double width = paper.width() - TEXT - EVIDENCE - 16;
    SeverityIcon.draw(
        paper.canvas(), paper.type(), paper.left() + 6, middle + 6.5, finding.severity());
    paper.canvas().text(paper.left() + 24, baseline, Integer.toString(number), Type.MUTED);
    paper
        .canvas()
        .text(
            paper.left() + TEXT,
            baseline,
            paper.type().fit(finding.summary(), Type.MUTED, width),
            Type.MUTED);
    paper.canvas().text(paper.right() - EVIDENCE, baseline, "follows from " + cause, Type.SMALL);
    if (details) {
      paper.link(paper.left(), paper.y(), paper.width(), height, "finding-" + number);
    }
    paper.down(height);
  }

  private void head() throws IOException {
    blocks.rule();
    paper.down(4);
    double baseline = paper.y() + Blocks.ascent(Type.LABEL);
    paper.canvas().text(paper.left() + TEXT, baseline, "What is wrong", Type.LABEL);
    paper.canvas().text(paper.right() - EVIDENCE, baseline, "Evidence", Type.LABEL);
    paper.down(Type.LABEL.line() + 4);
  }

  private void row(Finding finding, int number) throws IOException {
    double width = paper.width() - TEXT - EVIDENCE - 16;
    List<String> title = paper.type().wrap(finding.summary(), Type.STRONG, width);
    List<String> text =
        finding.consequence().isEmpty()
            ? List.of()
            : cut(paper.type().wrap(finding.consequence(), Type.MUTED, width));
    List<String> places = places(finding);
    double left = title.size() * Type.STRONG.line() + text.size() * Type.MUTED.line();
    double height = Math.max(left, places.size() * Type.CODE_MUTED.line()) + 12;
    if (paper.room(height)) {
      head();
    }
    blocks.rule();
    double top = paper.y();
    double y = top + 6;
    SeverityIcon.draw(paper.canvas(), paper.type(), paper.left() + 6, y + 6.5, finding.severity());
    String count = Integer.toString(number);
    paper.canvas().text(paper.left() + 24, y + Blocks.ascent(Type.MUTED), count, Type.MUTED);
    for (String line : title) {
      paper.canvas().text(paper.left() + TEXT, y + Blocks.ascent(Type.STRONG), line, Type.STRONG);
      y += Type.STRONG.line();
    }
    for (String line : text) {
      paper.canvas().text(paper.left() + TEXT, y + Blocks.ascent(Type.MUTED), line, Type.MUTED);
      y += Type.MUTED.line();
    }
    double at = top + 6;
    for (String place : places) {
      Type type = Type.CODE_MUTED.in(Ink.MUTED);
      String fit = paper.type().fit(place, type, EVIDENCE);
      paper.canvas().text(paper.right() - EVIDENCE, at + Blocks.ascent(type), fit, type);
      at += type.line();
    }
    if (details) {
      paper.link(paper.left(), top, paper.width(), height, "finding-" + number);
    }
    paper.down(height);
  }

  /** The first two lines; the details give the rest. */
  private List<String> cut(List<String> lines) {
    return details && lines.size() > 2
        ? List.of(lines.get(0), lines.get(1).replaceFirst("[ ,;.]*$", " …"))
        : lines;
  }

  private static List<String> places(Finding finding) {
    List<String> all =
        finding.evidence().stream()
            .map(Evidence::place)
            .distinct()
            .map(FindingsTable::tail)
            .toList();
    if (all.size() <= PLACES) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, PLACES - 1));
    some.add((all.size() - PLACES + 1) + " more places");
    return some;
  }

  /** Name and line without the folders, which the details give. */
  private static String tail(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }
}
