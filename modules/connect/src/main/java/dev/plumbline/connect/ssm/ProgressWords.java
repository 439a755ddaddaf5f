package dev.plumbline.connect.ssm;

import dev.plumbline.connect.ConnectionProgress;
import java.util.concurrent.atomic.AtomicBoolean;

/** The words of a session go to whoever watches the connection that it carries. */
public final class ProgressWords implements SessionWords {
  private final ConnectionProgress progress;
  private final AtomicBoolean lost = new AtomicBoolean();

  public ProgressWords(ConnectionProgress progress) {
    this.progress = progress;
  }

  @Override
  public void say(String sentence) {
    progress.warning(sentence);
  }

  @Override
  public void state(SessionState state) {
    boolean now = state == SessionState.RECONNECTING;
    if (state != SessionState.ENDED && lost.getAndSet(now) != now) {
      progress.reconnecting(now);
    }
  }
}
