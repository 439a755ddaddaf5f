package dev.plumbline.app.report;

import dev.plumbline.report.Picture;
import dev.plumbline.report.TraceSheet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of the Trace screen goes into the report.
 *
 * @param sheets traces and changes, in the order in which they were added
 * @param matrix the matrix of flows in pictures as wide as paper; empty where it was not added
 */
public record ChosenTraces(List<TraceSheet> sheets, List<Picture> matrix) {
  public static final ChosenTraces NONE = new ChosenTraces(List.of(), List.of());

  /** The same with one more; a newer sheet of the same title takes the place of the older. */
  public ChosenTraces with(TraceSheet sheet) {
    return new ChosenTraces(
        Stream.concat(
                sheets.stream().filter(s -> !s.title().equals(sheet.title())), Stream.of(sheet))
            .toList(),
        matrix);
  }

  /** The same with the matrix. */
  public ChosenTraces with(List<Picture> flows) {
    return new ChosenTraces(sheets, List.copyOf(flows));
  }
}
