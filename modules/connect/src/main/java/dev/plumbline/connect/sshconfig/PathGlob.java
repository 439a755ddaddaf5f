package dev.plumbline.connect.sshconfig;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Files matching a path with {@code *}, {@code ?} and {@code [...]}, in lexical order (glob(3)).
 */
final class PathGlob {
  private PathGlob() {}

  static List<Path> expand(Path pattern) throws IOException {
    Path root = pattern.getRoot();
    List<Path> found = List.of(root == null ? Path.of("") : root);
    for (Path part : pattern) {
      List<Path> next = new ArrayList<>();
      for (Path folder : found) {
        next.addAll(step(folder, part.toString()));
      }
      found = next;
    }
    return found.stream().filter(Files::exists).toList();
  }

  private static List<Path> step(Path folder, String part) throws IOException {
    if (part.chars().noneMatch(c -> "*?[".indexOf(c) >= 0)) {
      return List.of(folder.resolve(part));
    }
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Pattern regex = regex(part);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        boolean hidden = name.startsWith(".") && !part.startsWith(".");
        if (!hidden && regex.matcher(name).matches()) {
          found.add(entry);
        }
      }
    }
    found.sort((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
    return found;
  }

  private static Pattern regex(String part) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      int close = c == '[' ? part.indexOf(']', i + 2) : -1;
      if (c == '*') {
        out.append(".*");
      } else if (c == '?') {
        out.append('.');
      } else if (close > 0) {
        String set = part.substring(i + 1, close);
        boolean not = set.startsWith("!") || set.startsWith("^");
        String members = (not ? set.substring(1) : set).replaceAll("[\\\\\\[\\]&^]", "\\\\$0");
        out.append(not ? "[^" : "[").append(members).append(']');
        i = close;
      } else {
        out.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(out.toString(), Pattern.DOTALL);
  }
}
