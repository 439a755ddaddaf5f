package dev.plumbline.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file beside the one followed.
 *
 * @param name absolute path
 * @param id device and inode
 * @param mtime seconds since 1970; packing keeps it
 */
record Sibling(String name, String id, long size, long mtime) {
  private static final Pattern ROTATED =
      Pattern.compile("[.-](\\d[0-9T:_.-]*|old)(\\.gz|\\.xz|\\.bz2)?");

  /** The program that unpacks it; empty when it is plain. */
  Optional<String> tool() {
    if (name.endsWith(".gz")) {
      return Optional.of("gzip");
    }
    if (name.endsWith(".xz")) {
      return Optional.of("xz");
    }
    return name.endsWith(".bz2") ? Optional.of("bzip2") : Optional.empty();
  }

  private String plainName() {
    return tool().isPresent() ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  /**
   * The rotated files of a log among a listing, oldest first. A packed file whose plain one is
   * still there is being written: left out.
   */
  static List<Sibling> rotated(List<Sibling> listing, String path) {
    List<Sibling> rotated = new ArrayList<>();
    for (Sibling sibling : listing) {
      boolean named =
          sibling.name.startsWith(path)
              && ROTATED.matcher(sibling.name.substring(path.length())).matches();
      boolean beingPacked =
          sibling.tool().isPresent()
              && listing.stream().anyMatch(other -> other.name.equals(sibling.plainName()));
      if (named && !beingPacked) {
        rotated.add(sibling);
      }
    }
    rotated.sort(oldestFirst(path));
    return rotated;
  }

  /** {@code .3} before {@code .1}; dated names by their time of change. */
  private static Comparator<Sibling> oldestFirst(String path) {
    return Comparator.comparingLong((Sibling s) -> -s.generation(path))
        .thenComparingLong(Sibling::mtime)
        .thenComparing(Sibling::name);
  }

  private long generation(String path) {
    Matcher number = Pattern.compile("\\.(\\d{1,4})").matcher(plainName().substring(path.length()));
    return number.matches() ? Long.parseLong(number.group(1)) : 0;
  }
}
