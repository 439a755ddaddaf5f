package dev.plumbline.collect;

import dev.plumbline.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits the output of a folder's probe: for each file "NAME-BYTES CONTENT-BYTES", a newline, the
 * path, a newline, the content, a newline. Lengths come first, so neither a name nor a content can
 * pass for a frame. Paths are data: those that lead elsewhere are refused, odd characters replaced.
 */
final class TreeOutput {
  private static final Pattern HEADER = Pattern.compile("(\\d{1,5}) (\\d{1,9})");
  private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9._@+=,~-]");
  private static final int LONGEST_HEADER = 20;

  private final String folder;
  private final byte[] output;
  private final List<Problem> problems;
  private final SequencedMap<String, byte[]> files = new LinkedHashMap<>();
  private int at;

  private TreeOutput(String folder, byte[] output, List<Problem> problems) {
    this.folder = folder;
    this.output = output;
    this.problems = problems;
  }

  /**
   * Files by their name in the recording.
   *
   * @param folder the probe's name with its slash, such as {@code run-systemd-network/}
   * @param problems receives what was refused, renamed or cut
   */
  static SequencedMap<String, byte[]> split(String folder, byte[] output, List<Problem> problems) {
    TreeOutput tree = new TreeOutput(folder, output, problems);
    while (tree.at < output.length && tree.next()) {
      // each call takes one file
    }
    return tree.files;
  }

  private boolean next() {
    Matcher header = HEADER.matcher(line());
    if (!header.matches()) {
      return cut();
    }
    int nameLength = Integer.parseInt(header.group(1));
    int length = Integer.parseInt(header.group(2));
    if ((long) at + nameLength + 1 + length > output.length) {
      return cut();
    }
    String path = new String(output, at, nameLength, StandardCharsets.UTF_8);
    at += nameLength + 1;
    byte[] content = Arrays.copyOfRange(output, at, at + length);
    at += length + 1;
    keep(path, content);
    return true;
  }

  /** The next short line; empty when there is none. */
  private String line() {
    int limit = Math.min(output.length, at + LONGEST_HEADER);
    for (int i = at; i < limit; i++) {
      if (output[i] == '\n') {
        String line = new String(output, at, i - at, StandardCharsets.ISO_8859_1);
        at = i + 1;
        return line;
      }
    }
    return "";
  }

  private boolean cut() {
    problems.add(new Problem(folder, 0, "ends in the middle of a file; the files before are kept"));
    return false;
  }

  private void keep(String path, byte[] content) {
    String root = "/" + folder.replaceFirst("-", "/").replaceFirst("-", "/");
    String inside = path.startsWith(root) ? path.substring(root.length()) : "";
    String[] parts = inside.split("/", -1);
    for (String part : parts) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        problems.add(new Problem(folder, 0, "refused a file that lies elsewhere: " + shown(path)));
        return;
      }
    }
    String name = folder + ODD.matcher(inside.replace("/", "\0")).replaceAll(TreeOutput::plain);
    if (!name.equals(folder + inside)) {
      problems.add(new Problem(name, 0, "on the instance this file is named " + shown(path)));
    }
    String free = name;
    for (int i = 2; files.containsKey(free); i++) {
      free = name + "~" + i;
    }
    files.put(free, content);
  }

  private static String plain(MatchResult odd) {
    return odd.group().equals("\0") ? "/" : "_";
  }

  /** A path without control characters, for people. */
  private static String shown(String path) {
    String plain = path.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 200 ? plain.substring(0, 200) + "..." : plain;
  }
}
