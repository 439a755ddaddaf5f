package dev.plumbline.app.screen.guide;

import dev.plumbline.guide.playbook.Answer;
import dev.plumbline.guide.playbook.AskedQuestion;
import dev.plumbline.guide.playbook.Conclusion;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.guide.playbook.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Places the whole tree: the questions of the main way under one another, each with its other ways
 * at the right. A question asked only on a side way stands there, its own ways indented below. The
 * main way follows the last answer of each question.
 */
final class MapLayout {
  static final double LEFT = 16;
  static final double BOX_WIDTH = 172;
  static final double ANSWER_WIDTH = 120;
  static final double BRANCH_X = LEFT + BOX_WIDTH + ANSWER_WIDTH;
  static final double BRANCH_WIDTH = 192;
  private static final double TOP = 24;
  private static final double BOX_HEIGHT = 48;
  private static final double GAP = 40;
  private static final double ROW = 34;
  private static final double BRANCH_HEIGHT = 28;
  private static final double INDENT = 16;

  /** What a node stands for. */
  enum Kind {
    QUESTION,
    CONCLUSION,
    /** Goes on at a question that stands elsewhere. */
    JUMP
  }

  /** How far the walk is with a node. */
  enum State {
    AHEAD,
    DONE,
    PRESENT
  }

  /**
   * A box.
   *
   * @param number of a question on the main way, 0 for others
   */
  record Node(
      String id,
      Kind kind,
      String label,
      int number,
      State state,
      double x,
      double y,
      double width,
      double height) {
    double middle() {
      return y + height / 2;
    }
  }

  /**
   * The way of one answer.
   *
   * @param down true along the main way, false to the right
   * @param lit true when it was taken
   */
  record Edge(Node from, Node to, String label, boolean down, boolean lit) {}

  private final PlaybookSession session;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Set<String> placed = new HashSet<>();
  private final List<Question> spine = new ArrayList<>();
  private double bottom = TOP;

  private MapLayout(PlaybookSession session) {
    this.session = session;
    Optional<Question> at = Optional.of(session.playbook().start());
    while (at.isPresent()) {
      spine.add(at.get());
      at = session.playbook().question(main(at.get()).next());
    }
    spine.forEach(q -> placed.add(q.id()));
    Optional<Node> above = Optional.empty();
    for (int i = 0; i < spine.size(); i++) {
      above = Optional.of(spineNode(i, above));
    }
    end(above.orElseThrow());
  }

  static MapLayout of(PlaybookSession session) {
    return new MapLayout(session);
  }

  List<Node> nodes() {
    return nodes;
  }

  List<Edge> edges() {
    return edges;
  }

  double width() {
    return BRANCH_X + BRANCH_WIDTH + LEFT;
  }

  double height() {
    return bottom + TOP;
  }

  /** The node the walk stands at. */
  Optional<Node> present() {
    return nodes.stream().filter(n -> n.state() == State.PRESENT).findFirst();
  }

  private static Answer main(Question question) {
    return question.answers().getLast();
  }

  private Node spineNode(int index, Optional<Node> above) {
    Question question = spine.get(index);
    double y = above.isPresent() ? bottom + GAP : bottom;
    Node node =
        node(
            question.id(),
            Kind.QUESTION,
            label(question),
            index + 1,
            LEFT,
            y,
            BOX_WIDTH,
            BOX_HEIGHT);
    above.ifPresent(from -> edge(from, node, main(spine.get(index - 1)), true));
    double row = y + (BOX_HEIGHT - BRANCH_HEIGHT) / 2;
    double last = branches(question, node, row, 0);
    bottom = Math.max(y + BOX_HEIGHT, last - (ROW - BRANCH_HEIGHT));
    return node;
  }

  /** All answers but the main one; gives back where the next row would be. */
  private double branches(Question question, Node from, double row, double indent) {
    double y = row;
    for (Answer answer : question.answers()) {
      if (answer == main(question) && spine.contains(question)) {
        continue;
      }
      y = branch(from, answer, y, indent);
    }
    return y;
  }

  private double branch(Node from, Answer answer, double y, double indent) {
    Optional<Question> question = session.playbook().question(answer.next());
    if (question.isPresent() && placed.add(answer.next())) {
      Node node = branchNode(question.get().id(), Kind.QUESTION, label(question.get()), y, indent);
      edge(from, node, answer, false);
      return branches(question.get(), node, y + ROW, indent + INDENT);
    }
    String label =
        question
            .map(this::label)
            .or(() -> session.playbook().conclusion(answer.next()).map(Conclusion::label))
            .orElse("");
    Kind kind = question.isPresent() ? Kind.JUMP : Kind.CONCLUSION;
    Node to = branchNode(answer.next(), kind, label, y, indent);
    edge(from, kind == Kind.CONCLUSION ? reached(to, taken(from, answer)) : to, answer, false);
    return y + ROW;
  }

  /** However deep, all end at the same right edge. */
  private Node branchNode(String id, Kind kind, String label, double y, double indent) {
    return node(id, kind, label, 0, BRANCH_X + indent, y, BRANCH_WIDTH - indent, BRANCH_HEIGHT);
  }

  private void end(Node above) {
    Answer answer = main(spine.getLast());
    String label = session.playbook().conclusion(answer.next()).map(Conclusion::label).orElse("");
    Node node =
        node(
            answer.next(),
            Kind.CONCLUSION,
            label,
            0,
            LEFT,
            bottom + GAP,
            BOX_WIDTH,
            BOX_HEIGHT - 8);
    edge(above, reached(node, taken(above, answer)), answer, true);
    bottom = node.y() + node.height();
  }

  /** A conclusion may stand at several ways: only the one that was taken is the present one. */
  private Node reached(Node node, boolean taken) {
    if (taken || node.state() != State.PRESENT) {
      return node;
    }
    Node ahead =
        new Node(
            node.id(),
            node.kind(),
            node.label(),
            0,
            State.AHEAD,
            node.x(),
            node.y(),
            node.width(),
            node.height());
    nodes.set(nodes.indexOf(node), ahead);
    return ahead;
  }

  private boolean taken(Node from, Answer answer) {
    return confirmed(from.id())
        .filter(
            a ->
                a.question().choosesLink()
                    || a.chosen().filter(c -> c.id().equals(answer.id())).isPresent())
        .isPresent();
  }

  private Node node(
      String id,
      Kind kind,
      String label,
      int number,
      double x,
      double y,
      double width,
      double height) {
    Node node = new Node(id, kind, label, number, state(id, kind), x, y, width, height);
    nodes.add(node);
    return node;
  }

  private void edge(Node from, Node to, Answer answer, boolean down) {
    // The way of an interface is labelled with its name, once it is chosen.
    String label =
        answer.id().isEmpty()
            ? confirmed(from.id()).flatMap(AskedQuestion::chosen).map(Answer::id).orElse("")
            : answer.label();
    edges.add(new Edge(from, to, label, down, taken(from, answer)));
  }

  private Optional<AskedQuestion> confirmed(String id) {
    return session.confirmed().stream().filter(a -> a.question().id().equals(id)).findFirst();
  }

  private State state(String id, Kind kind) {
    if (kind == Kind.JUMP) {
      return State.AHEAD;
    }
    if (session.question().filter(q -> q.question().id().equals(id)).isPresent()
        || session.conclusion().filter(c -> c.conclusion().id().equals(id)).isPresent()) {
      return State.PRESENT;
    }
    return confirmed(id).isPresent() ? State.DONE : State.AHEAD;
  }

  private String label(Question question) {
    return session.fill(question.label());
  }
}
