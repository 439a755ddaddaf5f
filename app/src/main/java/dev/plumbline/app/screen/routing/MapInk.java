package dev.plumbline.app.screen.routing;

import dev.plumbline.diagram.Ink;
import dev.plumbline.diagram.Node;
import dev.plumbline.diagram.Node.Kind;
import java.util.Set;

/** The colour of a node where it is too small for words. */
final class MapInk {
  private MapInk() {}

  static Ink of(Node node, Set<String> hits) {
    if (hits.contains(node.id())) {
      return Ink.ACCENT;
    }
    return switch (node.state()) {
      case MISSING, EMPTY, CUT_OFF, AFFECTED, BLACKHOLE, BLOCKS -> Ink.CRITICAL;
      case EXTRA, CONFLICT -> Ink.WARNING;
      case NORMAL, UNUSED, NOT_CAPTURED -> node.kind() == Kind.TABLE ? Ink.HAIRLINE : Ink.BORDER;
    };
  }
}
