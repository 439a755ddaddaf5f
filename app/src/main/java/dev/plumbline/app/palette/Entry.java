package dev.plumbline.app.palette;

import dev.plumbline.app.control.Icon;

/**
 * One row of the palette.
 *
 * @param hint muted, after the title
 * @param keys shortcut; may be empty
 * @param mono true when the title came from a shell
 */
public record Entry(
    Group group, Icon icon, String title, String hint, String keys, boolean mono, Runnable action) {
  /** Headings, in the order they are shown. */
  public enum Group {
    ADDRESSES("Addresses"),
    DO("Do"),
    FINDINGS("Findings"),
    RECORDING("In the recording"),
    SCREENS("Go to"),
    INSTANCES("Open");

    private final String label;

    Group(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
