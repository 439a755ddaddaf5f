package dev.plumbline.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names a file of a recording may have. A name is data: it never leads outside. */
final class RecordingNames {
  private static final int LONGEST = 512;

  /** Folders that belong to the format, so a recording may consist of one of them alone. */
  private static final Set<String> FOLDERS = Set.of("run-systemd-network", "etc-systemd-network");

  /** What cloud-init and the metadata service call user data. */
  private static final Pattern USER_DATA =
      Pattern.compile("(?i)(?:.*[/\\\\])?(?:imds-)?user-?data(?:[.-]\\w+)*");

  private static final Pattern LOG =
      Pattern.compile(
          "(?i).*\\.log(?:[.-]\\d+)?|journal.*|.*-log(?:-.+)?\\.txt|ip-monitor\\.txt"
              + "|(?:var-log-)?(?:messages|syslog)(?:[.-]\\d+)?|dmesg.*");

  private RecordingNames() {}

  /** True for what grows line by line at its end. */
  static boolean log(String name) {
    return LOG.matcher(name.substring(name.lastIndexOf('/') + 1)).matches();
  }

  /** True for user data of an instance, in which people put secrets; it is never kept. */
  static boolean userData(String name) {
    return USER_DATA.matcher(name).matches();
  }

  /** Why a name is refused, or empty when it is fine. */
  static Optional<String> refusal(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return Optional.of("the name is empty or too long");
    }
    if (name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      return Optional.of("the name holds control characters");
    }
    if (name.startsWith("/") || name.startsWith("\\") || name.matches("[A-Za-z]:.*")) {
      return Optional.of("the name is absolute");
    }
    for (String part : name.split("[/\\\\]", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return Optional.of("the name leads out of the recording");
      }
    }
    return Optional.empty();
  }

  /** Why a name, which may be a folder's, leads out of an archive; empty when it does not. */
  static Optional<String> escape(String name) {
    boolean absolute = name.startsWith("/") || name.startsWith("\\") || name.matches("[A-Za-z]:.*");
    if (absolute) {
      return Optional.of("the name of an entry is absolute");
    }
    return List.of(name.split("[/\\\\]", -1)).contains("..")
        ? Optional.of("the name of an entry leads out of the archive")
        : Optional.empty();
  }

  /** Rubbish that archive programs add. */
  static boolean ignored(String name) {
    return name.startsWith("__MACOSX/") || name.equals(".DS_Store") || name.endsWith("/.DS_Store");
  }

  /** The one folder, with its slash, that holds everything; empty when there is none. */
  static String top(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    int slash = names.getFirst().indexOf('/');
    String top = slash < 0 ? "" : names.getFirst().substring(0, slash + 1);
    boolean all = !top.isEmpty() && names.stream().allMatch(n -> n.startsWith(top));
    return all && !FOLDERS.contains(top.substring(0, slash)) ? top : "";
  }
}
