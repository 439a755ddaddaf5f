package dev.plumbline.app.control;

import dev.plumbline.guide.Severity;
import dev.plumbline.model.Confidence;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Labels in the type roles of the design, chips and tags. */
public final class Texts {
  private Texts() {}

  /** A label in one type role, such as {@code t-strong}. */
  public static Label of(String text, String... roles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(roles);
    return label;
  }

  /** A label that breaks its lines. */
  public static Label wrapped(String text, String... roles) {
    Label label = of(text, roles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A rounded chip; {@code tone} is critical, warning, note, ok or empty. */
  public static Label chip(String text, String tone) {
    Label chip = of(text, "chip");
    if (!tone.isEmpty()) {
      chip.getStyleClass().add(tone);
    }
    chip.setMinWidth(Region.USE_PREF_SIZE);
    return chip;
  }

  public static Label chip(Severity severity) {
    return chip(sentence(severity == Severity.INFO ? "note" : severity.word()), tone(severity));
  }

  public static Label chip(Confidence confidence) {
    return chip(sentence(confidence.word()), "");
  }

  /** The inverse tag of a production instance. */
  public static Label prod() {
    Label tag = of("PROD", "prod");
    tag.setMinWidth(Region.USE_PREF_SIZE);
    return tag;
  }

  /** A key as it is printed on the keyboard. */
  public static Label key(String key) {
    Label label = of(key, "key");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static String tone(Severity severity) {
    return Mark.of(severity).tone();
  }

  /** First letter upper case. */
  public static String sentence(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
