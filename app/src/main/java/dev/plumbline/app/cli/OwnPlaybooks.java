package dev.plumbline.app.cli;

import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.guide.playbook.PlaybookShelf;
import java.nio.file.Path;

/** Where people keep their own playbooks, for every command. */
final class OwnPlaybooks {
  private OwnPlaybooks() {}

  static Path folder() {
    return LocalEnvironment.system().folder().resolve(PlaybookShelf.FOLDER);
  }

  /** Those of the program and their own. */
  static PlaybookShelf shelf() {
    return PlaybookShelf.with(folder());
  }
}
