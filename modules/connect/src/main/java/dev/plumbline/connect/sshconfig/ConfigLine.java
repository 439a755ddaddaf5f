package dev.plumbline.connect.sshconfig;

import java.util.List;

/**
 * One line of a configuration file that says something.
 *
 * @param keyword lower case
 * @param words arguments without quotes and comment
 * @param rest everything after the keyword, as written
 * @param included files read in the place of an Include line, in order
 */
public record ConfigLine(
    String file,
    int line,
    String keyword,
    List<String> words,
    String rest,
    List<List<ConfigLine>> included) {
  public ConfigLine {
    words = List.copyOf(words);
    included = List.copyOf(included);
  }

  ConfigProblem problem(String code, String text) {
    return new ConfigProblem(file, line, code, text);
  }
}
