package dev.plumbline.connect.sshconfig;

/**
 * Something in a configuration file that was not taken as written.
 *
 * @param file as named to the reader
 * @param line counted from 1
 * @param code short and stable: {@code unknown-keyword}, {@code match-exec}, ...
 * @param text a sentence to show
 */
public record ConfigProblem(String file, int line, String code, String text) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + text;
  }
}
