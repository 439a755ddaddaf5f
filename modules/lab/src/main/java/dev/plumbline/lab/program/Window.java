package dev.plumbline.lab.program;

/** The size of the terminal that a practice shell runs in; may change at any time. */
public final class Window {
  private volatile Size size = new Size(24, 80);

  /** Rows before columns, as {@code stty size} prints them. */
  private record Size(int rows, int columns) {}

  /** The client's window is so large from now on; what makes no sense is left out. */
  public void resize(int columns, int rows) {
    if (columns > 0 && rows > 0) {
      size = new Size(rows, columns);
    }
  }

  /** What {@code stty size} prints. */
  String text() {
    Size now = size;
    return now.rows() + " " + now.columns();
  }
}
