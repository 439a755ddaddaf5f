package dev.plumbline.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Notes the progress of a connection. */
public final class Recorder implements ConnectionProgress {
  public final List<ConnectionStep> planned = new ArrayList<>();
  public final List<String> lines = new ArrayList<>();
  public final List<String> warnings = new ArrayList<>();

  @Override
  public void planned(List<ConnectionStep> steps) {
    planned.addAll(steps);
  }

  @Override
  public void done(ConnectionStep step, String detail, Duration took) {
    lines.add(step.title() + ": " + detail);
  }

  @Override
  public void failed(ConnectionStep step, ConnectionException failure, Duration took) {
    lines.add(step.title() + " failed: " + failure.what());
  }

  @Override
  public void warning(String text) {
    warnings.add(text);
  }
}
