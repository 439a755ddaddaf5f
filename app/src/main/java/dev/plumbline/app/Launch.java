package dev.plumbline.app;

import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;

/** Opens the window, or says in one sentence why it cannot be opened. */
public final class Launch {
  /** Exit status when there is no window. */
  public static final int NO_WINDOW = 3;

  private Launch() {}

  /**
   * Blocks until the window is closed.
   *
   * @param arguments a recording to open, or {@code --lab=SCENARIO}
   * @return exit status
   */
  public static int window(String... arguments) {
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      System.err.println(obstacle.get());
      return NO_WINDOW;
    }
    try {
      Application.launch(PlumblineApp.class, arguments);
      return 0;
    } catch (UnsupportedOperationException | UnsatisfiedLinkError | ExceptionInInitializerError e) {
      System.err.println(noToolkit());
      return NO_WINDOW;
    } catch (RuntimeException e) {
      if (e.getCause() instanceof UnsatisfiedLinkError || aboutDisplay(e)) {
        System.err.println(noToolkit());
        return NO_WINDOW;
      }
      throw e;
    }
  }

  /** Why no window can open, when that can be told beforehand. */
  public static Optional<String> obstacle() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    boolean headless = "Headless".equals(System.getProperty("glass.platform"));
    boolean display =
        Optional.ofNullable(System.getenv("DISPLAY")).filter(d -> !d.isBlank()).isPresent();
    return linux && !headless && !display
        ? Optional.of(
            "The window needs a display, and DISPLAY is not set. Without one use the commands, such"
                + " as plumbline diagnose; plumbline --help lists them.")
        : Optional.empty();
  }

  private static boolean aboutDisplay(RuntimeException e) {
    return String.valueOf(e.getMessage()).contains("DISPLAY");
  }

  private static String noToolkit() {
    return "The window cannot be opened: GTK 3 or the display named by DISPLAY is missing."
        + " On Debian and Ubuntu install libgtk-3-0, or use the commands: plumbline --help.";
  }
}
