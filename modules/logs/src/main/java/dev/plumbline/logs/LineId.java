package dev.plumbline.logs;

/**
 * Names a row: which spool, and where in it.
 *
 * @param feed number of the spool, in the order of their creation
 * @param position byte position in the spool
 */
public record LineId(int feed, long position) {}
