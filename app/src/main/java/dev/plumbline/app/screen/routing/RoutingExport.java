package dev.plumbline.app.screen.routing;

import dev.plumbline.app.dialog.Dialogs.FileKind;
import dev.plumbline.app.drawing.DrawingFile;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.Palette;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Saves the diagram as a file, or copies it in words. */
final class RoutingExport {
  private final Workbench workbench;
  private final OpenCase openCase;
  private final RoutingModel model;
  private final Supplier<Palette> palette;

  RoutingExport(
      Workbench workbench, OpenCase openCase, RoutingModel model, Supplier<Palette> palette) {
    this.workbench = workbench;
    this.openCase = openCase;
    this.model = model;
    this.palette = palette;
  }

  void saveSvg() {
    save("svg", FileKind.SVG);
  }

  void savePng() {
    save("png", FileKind.PNG);
  }

  private void save(String ending, FileKind kind) {
    String name = openCase.title().replaceAll("[^A-Za-z0-9._-]", "-") + "-routing." + ending;
    workbench
        .dialogs()
        .saveFile("Save the diagram", name, kind)
        .map(file -> ending(file, ending))
        .ifPresent(this::write);
  }

  private static Path ending(Path file, String ending) {
    return DrawingFile.kind(file).filter(ending::equals).isPresent()
        ? file
        : Path.of(file + "." + ending);
  }

  private void write(Path file) {
    Drawing page = model.picture().page();
    Palette colours = palette.get();
    workbench
        .tasks()
        .run(
            "Save " + file.getFileName(),
            progress -> {
              DrawingFile.write(page, colours, file);
              return file;
            },
            saved -> {});
  }

  void copyText() {
    workbench.clipboard().copy(model.picture().outline().asText());
  }
}
