package dev.plumbline.app.dialog;

import dev.plumbline.app.task.Fx;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.model.RecordingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The one door for trouble: expected trouble becomes advice, the rest gets a short code. */
public final class Errors {
  private static final System.Logger LOG = System.getLogger(Errors.class.getName());

  private final Consumer<Trouble> window;

  /**
   * @param window shows trouble above the work area; called on the JavaFX thread
   */
  public Errors(Consumer<Trouble> window) {
    this.window = window;
  }

  /** Shows what {@code failure} means; a stop asked for by the user is not trouble. */
  public void report(Throwable failure) {
    if (!(failure instanceof CancellationException)) {
      show(explain(failure));
    }
  }

  /** Shows trouble that is already in words. */
  public void show(Trouble trouble) {
    Fx.run(() -> window.accept(trouble));
  }

  /** What {@code failure} means, in words. */
  public static Trouble explain(Throwable failure) {
    return switch (failure) {
      case RecordingException e ->
          new Trouble("The recording cannot be used", sentence(e), "", detail(e));
      case ConnectionException e ->
          new Trouble(
              "Connecting to " + e.host() + " failed at " + e.stage().label(),
              e.what() + (e.likelyCause().isEmpty() ? "" : ". " + e.likelyCause()),
              sentences(e.advice()),
              detail(e));
      case IOException e -> new Trouble("That did not work", sentence(e), "", detail(e));
      default -> unexpected(failure);
    };
  }

  private static String sentences(List<String> lines) {
    return lines.stream()
        .map(line -> line.endsWith(".") ? line : line + ".")
        .collect(Collectors.joining(" "));
  }

  private static Trouble unexpected(Throwable failure) {
    String code = code(failure);
    Trouble trouble =
        new Trouble(
            "Something unexpected happened (" + code + ")",
            "The work was ended; nothing on the instance was changed.",
            "Try again. If it comes back, copy the details into a report of the fault.",
            code + "\n" + stack(failure));
    LOG.log(System.Logger.Level.ERROR, "unexpected failure {0}", trouble.details());
    return trouble;
  }

  /** Same fault, same code: made of the kind of failure and the place where it arose. */
  static String code(Throwable failure) {
    StackTraceElement[] stack = failure.getStackTrace();
    String place = stack.length > 0 ? stack[0].getClassName() + stack[0].getMethodName() : "";
    return "P-%04X".formatted((failure.getClass().getName() + place).hashCode() & 0xffff);
  }

  private static String sentence(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
  }

  private static String detail(Throwable failure) {
    return Optional.ofNullable(failure.getCause()).map(Throwable::toString).orElse("");
  }

  private static String stack(Throwable failure) {
    StringWriter text = new StringWriter();
    try (PrintWriter out = new PrintWriter(text)) {
      for (Throwable t = failure; t != null; t = t.getCause()) {
        out.println(t);
        for (StackTraceElement element : t.getStackTrace()) {
          out.println("  at " + element);
        }
      }
    }
    return text.toString();
  }
}
