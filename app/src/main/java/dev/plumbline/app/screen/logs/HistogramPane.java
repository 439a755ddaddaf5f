package dev.plumbline.app.screen.logs;

import dev.plumbline.logs.Histogram;
import dev.plumbline.logs.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;

/** Lines over time: a bar a span, the part in sight behind it, a click goes there. */
final class HistogramPane extends Region {
  private static final double AXIS = 20;
  private static final double SIDE = 20;
  private static final double TOP = 12;
  private static final double TICK_WIDTH = 110;
  private static final List<Long> STEPS =
      List.of(1L, 2L, 5L, 10L, 30L, 60L, 120L, 300L, 600L, 1800L, 3600L, 10_800L, 43_200L, 86_400L);

  private Histogram histogram = Histogram.empty();
  private Instant seenFrom = Instant.EPOCH;
  private Instant seenTo = Instant.EPOCH;

  HistogramPane(Consumer<Instant> onTime) {
    getStyleClass().add("histogram");
    setMinHeight(76);
    setPrefHeight(76);
    setMaxHeight(76);
    setAccessibleText("Lines over time");
    setOnMouseClicked(
        e -> {
          if (!histogram.buckets().isEmpty()) {
            onTime.accept(time(e.getX()));
          }
        });
  }

  void show(Histogram next) {
    histogram = next;
    requestLayout();
  }

  /** The times of the first and last row in sight. */
  void seen(Instant from, Instant to) {
    if (!from.equals(seenFrom) || !to.equals(seenTo)) {
      seenFrom = from;
      seenTo = to;
      requestLayout();
    }
  }

  private double plot() {
    return Math.max(1, getWidth() - 2 * SIDE);
  }

  private long span() {
    return Math.max(1, Duration.between(histogram.from(), histogram.to()).toNanos() / 1000);
  }

  private double x(Instant time) {
    double share = Duration.between(histogram.from(), time).toNanos() / 1000.0 / span();
    return SIDE + plot() * Math.clamp(share, 0, 1);
  }

  private Instant time(double x) {
    double share = Math.clamp((x - SIDE) / plot(), 0, 1);
    return histogram.from().plusNanos(Math.round(share * span() * 1000));
  }

  @Override
  protected void layoutChildren() {
    getChildren().clear();
    if (histogram.buckets().isEmpty()) {
      return;
    }
    double base = getHeight() - AXIS;
    region("histogram-seen", x(seenFrom) - 2, TOP - 6, x(seenTo) - x(seenFrom) + 4, base - TOP + 6);
    bars(base);
    axis(base);
  }

  private void bars(double base) {
    List<Histogram.Bucket> buckets = histogram.buckets();
    long most = buckets.stream().mapToLong(Histogram.Bucket::count).max().orElse(1);
    double width = plot() / buckets.size();
    for (int i = 0; i < buckets.size(); i++) {
      Histogram.Bucket bucket = buckets.get(i);
      if (bucket.count() == 0) {
        continue;
      }
      double height = Math.max(3, (base - TOP) * Math.sqrt((double) bucket.count() / most));
      String style =
          bucket.worst().filter(w -> w.compareTo(Signature.Severity.NOTE) < 0).isPresent()
              ? "histogram-warning"
              : "histogram-bar";
      double left = SIDE + i * width;
      region(style, left, base - height, Math.max(2, width - 2), height);
      if (bucket.worst().filter(w -> w == Signature.Severity.CRITICAL).isPresent()) {
        double middle = left + width / 2;
        double tip = base - height - 1;
        Polygon sign = new Polygon(middle - 5, tip - 6, middle + 5, tip - 6, middle, tip);
        sign.getStyleClass().add("histogram-critical");
        getChildren().add(sign);
      }
    }
  }

  private void axis(double base) {
    long seconds = Math.max(1, span() / 1_000_000);
    double wanted = seconds / Math.max(1, plot() / TICK_WIDTH);
    long step = STEPS.stream().filter(s -> s >= wanted).findFirst().orElse(STEPS.getLast());
    long first = Math.ceilDiv(histogram.from().getEpochSecond(), step) * step;
    for (long at = first; at <= histogram.to().getEpochSecond(); at += step) {
      double x = x(Instant.ofEpochSecond(at));
      region("histogram-tick", x, base, 1, 4);
      Label label = new Label(LogText.clock(Instant.ofEpochSecond(at)));
      label.getStyleClass().addAll("t-mono", "histogram-label");
      getChildren().add(label);
      label.applyCss();
      double width = label.prefWidth(-1);
      double left = Math.clamp(x - width / 2, SIDE, Math.max(SIDE, getWidth() - width - SIDE));
      label.resizeRelocate(left, base + 4, width, 14);
    }
  }

  private void region(String style, double x, double y, double width, double height) {
    Region region = new Region();
    region.getStyleClass().add(style);
    region.setMouseTransparent(true);
    getChildren().add(region);
    region.resizeRelocate(x, y, width, height);
  }
}
