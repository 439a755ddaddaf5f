package dev.plumbline.app.screen.guide;

import dev.plumbline.app.dialog.Dialogs.FileKind;
import dev.plumbline.app.report.PdfFile;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.report.PlaybookPrint;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Prints a whole playbook into a PDF that the user chooses. */
final class TreePrint {
  private TreePrint() {}

  /**
   * Asks where to and writes behind the window.
   *
   * @param written gets the file
   */
  static void ask(Workbench workbench, Playbook playbook, Consumer<Path> written) {
    workbench
        .dialogs()
        .saveFile("Print the tree", PdfFile.name(playbook.title()), FileKind.PDF)
        .ifPresent(
            path ->
                workbench
                    .tasks()
                    .run(
                        "Print " + playbook.title(),
                        progress -> {
                          ByteArrayOutputStream pdf = new ByteArrayOutputStream();
                          PlaybookPrint.write(playbook, pdf);
                          PdfFile.write(pdf.toByteArray(), path);
                          return path;
                        },
                        written,
                        workbench.errors()::report));
  }
}
