package dev.plumbline.diagram;

/** What is to be said about a thing beside its value; shape and words tell it, colour follows. */
public enum State {
  /** Nothing to say. */
  NORMAL(""),
  /** Expected and absent. */
  MISSING("missing"),
  /** Present and not expected. */
  EXTRA("extra"),
  /** Two owners claim one selector. */
  CONFLICT("conflict"),
  /** A table asked by rules that holds no route, and those rules. */
  EMPTY("empty"),
  /** A table only missing rules lead to. */
  CUT_OFF("no rule leads here"),
  /** A link whose traffic a fault diverts. */
  AFFECTED("affected"),
  /** A route of a VPC whose target is gone; what it wins is dropped. */
  BLACKHOLE("blackhole"),
  /** What decides that a lit way ends here. */
  BLOCKS("blocks"),
  /** Present and by design not used. */
  UNUSED("not used"),
  /** Not asked, so nothing can be said. */
  NOT_CAPTURED("not captured");

  private final String word;

  State(String word) {
    this.word = word;
  }

  /** The word on the screen; empty for the normal state. */
  public String word() {
    return word;
  }

  /** A state that is never folded away and that "next fault" stops at. */
  public boolean fault() {
    return switch (this) {
      case MISSING, EXTRA, CONFLICT, EMPTY, CUT_OFF, BLACKHOLE, BLOCKS -> true;
      case NORMAL, AFFECTED, UNUSED, NOT_CAPTURED -> false;
    };
  }
}
