package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Content;
import dev.plumbline.diagram.Shape.Box;
import dev.plumbline.diagram.Shape.Line;
import dev.plumbline.diagram.Shape.Stroke;
import dev.plumbline.diagram.Shape.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Explains the owner bars and signs that a picture uses, on one line. */
final class Legend {
  private static final double HEIGHT = 28;
  private static final double GAP = 14;

  private final List<Shape> shapes = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private double x = 12;

  private Legend() {}

  static Drawing of(Content content, List<Lit> lit, boolean all) {
    Set<OwnerMark> owners = EnumSet.noneOf(OwnerMark.class);
    Set<State> states = EnumSet.noneOf(State.class);
    entries(content)
        .forEach(
            e -> {
              e.face()
                  .owner()
                  .filter(o -> all && e.state() != State.MISSING)
                  .ifPresent(owners::add);
              states.add(e.state());
            });
    return new Legend().drawing(owners, states, lit);
  }

  private static Stream<Entry> entries(Content content) {
    Stream<Entry> rules =
        content.rules().stream().flatMap(r -> Stream.concat(Stream.of(r), r.members().stream()));
    Stream<Entry> tables =
        content.tables().stream()
            .flatMap(
                t ->
                    Stream.concat(
                        Stream.of(t),
                        t.rows().stream()
                            .flatMap(r -> Stream.concat(Stream.of(r), r.members().stream()))));
    Stream<Entry> vpc =
        content.vpc().stream()
            .flatMap(v -> v.blocks())
            .flatMap(b -> Stream.<Entry>concat(Stream.of(b), b.rows().stream()))
            .filter(e -> e.state() == State.BLACKHOLE || e.state() == State.BLOCKS);
    return Stream.of(rules, tables, vpc).flatMap(s -> s);
  }

  private void way(Lit lit, boolean only) {
    double middle = HEIGHT / 2;
    List<Point> points = List.of(new Point(x, middle), new Point(x + 22, middle));
    shapes.add(new Line(points, Stroke.solid(lit.ink(), 3)));
    word(lit.words(only), 28, Ink.TEXT);
  }

  private Drawing drawing(Set<OwnerMark> owners, Set<State> states, List<Lit> lit) {
    lit.forEach(way -> way(way, lit.size() == 1));
    owners.forEach(
        o -> {
          shapes.addAll(o.bar(x, 8, HEIGHT - 8));
          word(o.label(), 10, Ink.TEXT);
        });
    boolean signs =
        Stream.of(
                State.MISSING,
                State.EXTRA,
                State.CONFLICT,
                State.EMPTY,
                State.BLACKHOLE,
                State.BLOCKS,
                State.UNUSED)
            .anyMatch(states::contains);
    if (signs && x > 12) {
      shapes.add(
          new Line(
              List.of(new Point(x, 8), new Point(x, HEIGHT - 8)), Stroke.solid(Ink.BORDER, 1)));
      x += GAP;
    }
    if (states.contains(State.MISSING)) {
      double middle = HEIGHT / 2;
      shapes.add(
          new Line(List.of(new Point(x, middle), new Point(x + 18, middle)), Stroke.ghost(1.6)));
      word(State.MISSING.word(), 24, Ink.TEXT);
    }
    if (states.contains(State.EXTRA)) {
      swatch(Optional.of(Ink.WARNING_FILL), Ink.WARNING);
      word(State.EXTRA.word(), 20, Ink.TEXT);
    }
    if (states.contains(State.EMPTY)) {
      swatch(Optional.of(Ink.CRITICAL_FILL), Ink.CRITICAL);
      word("empty table", 20, Ink.TEXT);
    }
    if (states.contains(State.BLACKHOLE)) {
      swatch(Optional.of(Ink.CRITICAL_FILL), Ink.BORDER);
      word(State.BLACKHOLE.word(), 20, Ink.TEXT);
    }
    if (states.contains(State.BLOCKS)) {
      swatch(Optional.empty(), Ink.CRITICAL);
      word(State.BLOCKS.word(), 20, Ink.TEXT);
    }
    if (states.contains(State.UNUSED)) {
      swatch(Optional.empty(), Ink.MUTED);
      word(State.UNUSED.word(), 20, Ink.MUTED);
    }
    if (states.contains(State.CONFLICT)) {
      shapes.add(
          new Line(
              List.of(new Point(x + 6, 9), new Point(x, 9), new Point(x, 19), new Point(x + 6, 19)),
              Stroke.solid(Ink.WARNING, 2)));
      word("two owners", 12, Ink.TEXT);
    }
    double width = x - GAP + 12;
    Rect bounds = new Rect(0, 0, width, HEIGHT);
    shapes.addFirst(
        new Box(bounds, 6, Optional.of(Ink.WINDOW), Optional.of(Stroke.solid(Ink.BORDER, 1))));
    Node node =
        new Node(
            "legend",
            Node.Kind.LEGEND,
            State.NORMAL,
            bounds,
            6,
            1,
            false,
            Optional.empty(),
            "Legend: " + String.join(", ", words),
            List.copyOf(shapes));
    return new Drawing("Legend", width, HEIGHT, List.of(), List.of(node));
  }

  private void swatch(Optional<Ink> fill, Ink border) {
    shapes.add(new Box(new Rect(x, 8, 14, 12), 3, fill, Optional.of(Stroke.solid(border, 1.2))));
  }

  private void word(String word, double after, Ink ink) {
    Text text =
        new Text(
            x + after, Grid.baseline(0, HEIGHT, FontRole.TEXT), word, FontRole.TEXT, ink, false);
    shapes.add(text);
    words.add(word);
    x = text.bounds().right() + GAP;
  }
}
