package dev.plumbline.connect;

import java.util.ArrayList;
import java.util.List;

/** A profile as the ssh command a person would type. */
public final class SshCommandLine {
  private SshCommandLine() {}

  /** One line for a POSIX shell; everything that could be misread is quoted. */
  public static String of(ConnectionProfile profile) {
    List<String> words = new ArrayList<>(List.of("ssh"));
    if (!profile.useSshConfig()) {
      words.addAll(List.of("-F", "none"));
    }
    profile.port().ifPresent(port -> words.addAll(List.of("-p", String.valueOf(port))));
    profile.identityFiles().forEach(file -> words.addAll(List.of("-i", file)));
    profile.jump().ifPresent(jump -> words.addAll(List.of("-J", jump)));
    String user = profile.user().map(u -> u + "@").orElse("");
    boolean option = profile.address().startsWith("-") && user.isEmpty();
    if (option) {
      words.add("--");
    }
    words.add(user + profile.address());
    return String.join(" ", words.stream().map(SshCommandLine::quoted).toList());
  }

  private static String quoted(String word) {
    if (word.matches("[A-Za-z0-9_@%+=:,./~-]+")) {
      return word;
    }
    String home = word.startsWith("~/") ? "~/" : "";
    return home + "'" + word.substring(home.length()).replace("'", "'\\''") + "'";
  }
}
