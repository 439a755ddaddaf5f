package dev.plumbline.path;

import dev.plumbline.model.Family;
import java.util.Optional;

/**
 * A route table and what leads to it.
 *
 * @param table name or number
 * @param eni whose private table it is, if any
 */
public record TableUse(Family family, String table, Use use, Optional<Eni> eni) {
  /** How a table is used. */
  public enum Use {
    /** A rule leads to it, and it has routes. */
    USED,
    /** A rule leads to it, and it has no route. */
    EMPTY,
    /** It has routes, and no rule leads to it. */
    WITHOUT_RULE,
    /** Filled but unused by design: the private table of the primary ENI, or table default. */
    UNUSED_BY_DESIGN
  }
}
