package dev.plumbline.logs;

/**
 * Names a row: which spool, and where in it.
 *
 * @param feed number of the spool, in the order of their creation
 * @param position byte position in the spool; negative while the line is not ended and not stored
 */
public record LineId(int feed, long position) {
  static final long PENDING = -1;

  /** True for the last line of a file as long as its end has not been written. */
  public boolean isPending() {
    return position == PENDING;
  }
}
