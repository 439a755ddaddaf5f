package dev.plumbline.app.shell;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Opens recordings, archives and folders that are dropped anywhere on the window. */
final class FileDrop {
  private FileDrop() {}

  /**
   * Lets files be dropped on a node.
   *
   * @param open takes the first of them
   */
  static void install(Node node, Consumer<CaseSource> open) {
    node.setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
          }
          event.consume();
        });
    node.setOnDragDropped(
        event -> {
          Dragboard board = event.getDragboard();
          event.setDropCompleted(board.hasFiles() && dropped(board.getFiles(), open));
          event.consume();
        });
  }

  private static boolean dropped(List<File> files, Consumer<CaseSource> open) {
    files.stream().findFirst().map(f -> new CaseSource.File(f.toPath())).ifPresent(open);
    return !files.isEmpty();
  }
}
