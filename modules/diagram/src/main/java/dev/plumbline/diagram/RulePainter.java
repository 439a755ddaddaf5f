package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Rule;
import dev.plumbline.diagram.Shape.Box;
import dev.plumbline.diagram.Shape.Stroke;
import dev.plumbline.diagram.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a policy rule looks: a card with owner, priority, selector and what is to be said. */
final class RulePainter {
  private static final double PRIORITY = 14;
  private static final double SELECTOR = 57;
  private static final double EDGE = 8;

  private RulePainter() {}

  static Node node(Rule rule, Grid grid, double top, double row) {
    Rect card = new Rect(grid.ruleX(), top, grid.ruleWidth(), row - 2);
    return new Node(
        rule.id(),
        Node.Kind.RULE,
        rule.state(),
        card,
        Grid.RULE_RADIUS,
        rule.face().opacity(),
        rule.fold(),
        Optional.empty(),
        rule.face().outline(),
        shapes(rule, card, grid.compact()));
  }

  private static List<Shape> shapes(Rule rule, Rect card, boolean compact) {
    List<Shape> shapes = new ArrayList<>();
    boolean ghost = rule.state() == State.MISSING;
    if (rule.fold() && !rule.expanded()) {
      shapes.add(Marks.behind(card));
    }
    shapes.add(card(card, rule.state()));
    if (!ghost) {
      rule.face()
          .owner()
          .ifPresent(o -> shapes.addAll(o.bar(card.x() + 5, card.y() + 5, card.bottom() - 5)));
    }
    Ink strong = ghost ? Ink.CRITICAL : Ink.TEXT;
    double mono = Grid.baseline(card.y(), card.height(), FontRole.MONO);
    String priority = Long.toString(rule.priority());
    double selector =
        Math.max(SELECTOR, PRIORITY + Metrics.width(priority, FontRole.MONO) + 8) + card.x();
    shapes.add(
        new Text(
            card.x() + PRIORITY,
            mono,
            priority,
            FontRole.MONO,
            ghost ? Ink.CRITICAL : Ink.MUTED,
            false));
    double end = card.right() - EDGE;
    for (Text word :
        words(rule, compact, end, Grid.baseline(card.y(), card.height(), FontRole.LABEL))) {
      shapes.add(word);
      end = word.bounds().x() - 4;
    }
    if (rule.fold()) {
      shapes.add(Marks.chevron(selector + 3, card.middleY(), rule.expanded()));
      selector += 14;
    }
    String text = Metrics.fitAddress(rule.selector(), FontRole.MONO, end - selector);
    shapes.add(new Text(selector, mono, text, FontRole.MONO, strong, false));
    return List.copyOf(shapes);
  }

  /** What stands at the right edge, from the right. */
  private static List<Text> words(Rule rule, boolean compact, double end, double baseline) {
    List<Text> words = new ArrayList<>();
    double x = end;
    String word = Marks.word(rule.state());
    if (rule.fold() && !(compact && word.isEmpty())) {
      int size = rule.members().size();
      String count = word.isEmpty() ? Labels.count(size, "rule") : size + " " + word;
      words.add(new Text(x, baseline, count, FontRole.LABEL, Marks.ink(rule.state()), true));
      x = words.getLast().bounds().x() - 6;
    }
    if (!word.isEmpty() && !rule.fold() && !compact) {
      words.add(new Text(x, baseline, word, FontRole.LABEL, Marks.ink(rule.state()), true));
      x = words.getLast().bounds().x() - 6;
    }
    if (!rule.family().isEmpty() && word.isEmpty()) {
      words.add(new Text(x, baseline, rule.family(), FontRole.LABEL, Ink.MUTED, true));
    }
    return words;
  }

  private static Box card(Rect bounds, State state) {
    Optional<Ink> fill =
        switch (state) {
          case MISSING -> Optional.empty();
          case EXTRA -> Optional.of(Ink.WARNING_FILL);
          default -> Optional.of(Ink.WINDOW);
        };
    Stroke stroke =
        switch (state) {
          case MISSING -> Stroke.ghost(1.3);
          case EXTRA -> Stroke.solid(Ink.WARNING, 1.2);
          case EMPTY -> Stroke.solid(Ink.CRITICAL, 1.4);
          default -> Stroke.solid(Ink.BORDER, 1);
        };
    return new Box(bounds, Grid.RULE_RADIUS, fill, Optional.of(stroke));
  }
}
