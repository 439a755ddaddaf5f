package dev.plumbline.model.parse.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code KEY=value} lines in blocks that a {@code ==> path} line or a blank line separates. */
public final class Blocks {
  private Blocks() {}

  /** One block; {@code title} is the path after {@code ==>}, empty where blank lines separate. */
  public record Block(String title, Line first, Map<String, String> values) {
    /** The value of a key, unless it is absent or empty. */
    public Optional<String> value(String key) {
      return Optional.ofNullable(values.get(key)).filter(v -> !v.isEmpty());
    }
  }

  /** The blocks in file order; a key that occurs twice in a block counts as written last. */
  public static List<Block> read(List<Line> lines) {
    List<Block> blocks = new ArrayList<>();
    boolean open = false;
    for (Line line : lines) {
      String text = line.text().strip();
      int equals = text.indexOf('=');
      if (text.startsWith("==> ")) {
        String title = text.substring(4).replace(" <==", "").strip();
        blocks.add(new Block(title, line, new LinkedHashMap<>()));
        open = true;
      } else if (text.isEmpty()) {
        open &= !blocks.isEmpty() && !blocks.getLast().title().isEmpty();
      } else if (equals > 0 && !text.startsWith("#")) {
        if (!open) {
          blocks.add(new Block("", line, new LinkedHashMap<>()));
          open = true;
        }
        blocks.getLast().values().put(text.substring(0, equals), text.substring(equals + 1));
      }
    }
    return List.copyOf(blocks);
  }
}
