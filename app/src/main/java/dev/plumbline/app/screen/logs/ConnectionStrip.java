package dev.plumbline.app.screen.logs;

import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.logs.TailState;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A line over the list while the host is not connected. */
final class ConnectionStrip extends HBox {
  private final Label text = Texts.of("", "t-text");
  private TailState state = new TailState.Connecting();
  private long sinceNanos = System.nanoTime();

  ConnectionStrip() {
    super(8);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("connection-strip");
    getChildren().addAll(Mark.WARNING.node(14), text);
    show(state);
  }

  void show(TailState next) {
    state = next;
    sinceNanos = System.nanoTime();
    boolean troubled = next instanceof TailState.Lost || next instanceof TailState.Stopped;
    setVisible(troubled);
    setManaged(troubled);
    tick();
  }

  /** Counts down. */
  void tick() {
    text.setText(words(state, Duration.ofNanos(System.nanoTime() - sinceNanos)));
  }

  static String words(TailState state, Duration since) {
    return switch (state) {
      case TailState.Connecting() -> "Connecting";
      case TailState.Connected(var facts) -> "Connected";
      case TailState.Stopped(String why) -> why;
      case TailState.Lost(String why, Duration retry, int attempt) -> {
        long left = Math.max(0, retry.minus(since).toSeconds() + 1);
        String next =
            retry.isZero() || retry.compareTo(since) <= 0
                ? "reconnecting now"
                : "reconnecting in " + left + " s";
        String cause = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
        yield cause + "; " + next + ". What was received stays; nothing is repeated.";
      }
    };
  }
}
