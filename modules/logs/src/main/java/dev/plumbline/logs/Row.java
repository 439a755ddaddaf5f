package dev.plumbline.logs;

/**
 * What the index knows of a row without reading its text.
 *
 * @param key place in the merge, microseconds; never falls within a feed
 * @param position in the spool
 * @param source number of the source, or {@link #NO_SOURCE} for rows that belong to all
 * @param level syslog level or -1
 * @param mark number of the signature plus one, or 0
 */
record Row(
    long key,
    long position,
    int feed,
    int source,
    int level,
    LogLine.Kind kind,
    boolean late,
    int mark)
    implements Comparable<Row> {
  static final int NO_SOURCE = 255;
  static final int BYTES = 24;

  long packed() {
    return (long) mark << 40
        | (long) (late ? 1 : 0) << 34
        | (long) kind.ordinal() << 32
        | (long) (level + 1) << 16
        | (long) source << 8
        | feed;
  }

  static Row unpack(long key, long position, long packed) {
    return new Row(
        key,
        position,
        (int) (packed & 0xff),
        (int) (packed >> 8 & 0xff),
        (int) (packed >> 16 & 0xff) - 1,
        LogLine.Kind.values()[(int) (packed >> 32 & 3)],
        (packed >> 34 & 1) == 1,
        (int) (packed >> 40));
  }

  @Override
  public int compareTo(Row other) {
    int byKey = Long.compare(key, other.key);
    int byFeed = byKey != 0 ? byKey : Integer.compare(feed, other.feed);
    return byFeed != 0 ? byFeed : Long.compare(position, other.position);
  }
}
