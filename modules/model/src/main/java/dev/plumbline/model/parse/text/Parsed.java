package dev.plumbline.model.parse.text;

import dev.plumbline.model.Captured;
import java.util.List;

/**
 * What a parser got out of one file.
 *
 * @param whole false when the file was cut, so that absence in it proves nothing
 */
public record Parsed<T>(T value, List<String> files, boolean whole) {
  public Captured<T> captured() {
    return new Captured.Known<>(value, files, whole);
  }
}
