package dev.plumbline.connect.sshconfig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads configuration files and the files they include into lines, reporting what is wrong. */
final class ConfigReader {
  /** As OpenSSH's readconf.c. */
  private static final int MAX_DEPTH = 16;

  private static final long MAX_BYTES = 4L << 20;
  private static final int MAX_FILES = 1000;

  private final Path home;
  private final Path includeBase;
  private final List<ConfigProblem> problems;
  private int files;

  /**
   * @param includeBase folder relative Include names lie in
   * @param problems filled while reading
   */
  ConfigReader(Path home, Path includeBase, List<ConfigProblem> problems) {
    this.home = home;
    this.includeBase = includeBase;
    this.problems = problems;
  }

  /** Lines of a file; none when it does not exist. */
  List<ConfigLine> read(Path file) {
    return read(file, 0);
  }

  int filesRead() {
    return files;
  }

  private List<ConfigLine> read(Path file, int depth) {
    List<ConfigLine> lines = new ArrayList<>();
    if (!Files.exists(file)) {
      return lines;
    }
    if (++files > MAX_FILES) {
      problem(
          file, 0, "too-many-files", "more than " + MAX_FILES + " files are included; not read");
      return lines;
    }
    String[] texts = text(file).split("\n", -1);
    for (int i = 0; i < texts.length; i++) {
      line(file, i + 1, texts[i], depth, lines);
    }
    return lines;
  }

  private void line(Path file, int number, String text, int depth, List<ConfigLine> lines) {
    LineSplitter.Head head = LineSplitter.head(text);
    if (head.keyword().isEmpty() || head.keyword().startsWith("#")) {
      return;
    }
    String keyword = head.keyword().toLowerCase(Locale.ROOT);
    try {
      List<String> words = Keyword.isRaw(keyword) ? List.of() : LineSplitter.words(head.rest());
      List<List<ConfigLine>> included =
          keyword.equals("include") ? include(file, number, words, depth) : List.of();
      lines.add(new ConfigLine(file.toString(), number, keyword, words, head.rest(), included));
    } catch (LineSplitter.UnclosedQuoteException e) {
      problem(file, number, "unclosed-quote", "a quote is not closed; the line is left out");
    }
  }

  private List<List<ConfigLine>> include(Path file, int number, List<String> names, int depth) {
    List<List<ConfigLine>> included = new ArrayList<>();
    if (names.isEmpty()) {
      problem(file, number, "missing-argument", "Include names no file");
    }
    for (String name : names) {
      if (depth >= MAX_DEPTH) {
        problem(file, number, "include-depth", "Include nests deeper than " + MAX_DEPTH + " files");
        return included;
      }
      try {
        Path pattern = includeBase.resolve(Tokens.tilde(name, home));
        for (Path found : PathGlob.expand(pattern)) {
          included.add(read(found, depth + 1));
        }
      } catch (IOException | InvalidPathException e) {
        problem(file, number, "include-unreadable", "Include " + name + ": " + e.getMessage());
      }
    }
    return included;
  }

  private String text(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        problem(file, 0, "too-large", "larger than 4 MiB; not read");
        return "";
      }
      byte[] bytes = Files.readAllBytes(file);
      String text = decode(file, bytes);
      if (text.startsWith("\uFEFF")) {
        problem(file, 1, "byte-order-mark", "starts with a byte-order mark; ssh refuses this file");
        return text.substring(1);
      }
      return text;
    } catch (IOException e) {
      problem(file, 0, "unreadable", "cannot be read: " + e.getMessage());
      return "";
    }
  }

  private String decode(Path file, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      problem(file, 0, "encoding", "is not UTF-8; other characters are read as Latin-1");
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private void problem(Path file, int line, String code, String text) {
    problems.add(new ConfigProblem(file.toString(), Math.max(line, 1), code, text));
  }
}
