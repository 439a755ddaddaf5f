package dev.plumbline.app.shell;

import dev.plumbline.app.control.Icon;

/**
 * An action of the palette.
 *
 * @param title starts with a verb: "Export the drawing as SVG"
 * @param hint what it applies to, muted; may be empty
 * @param keys shortcut as shown ("Ctrl K"); may be empty
 */
public record Command(String title, String hint, String keys, Icon icon, Runnable action) {
  public static Command of(String title, Icon icon, Runnable action) {
    return new Command(title, "", "", icon, action);
  }
}
