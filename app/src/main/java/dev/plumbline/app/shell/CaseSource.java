package dev.plumbline.app.shell;

import java.nio.file.Path;

/** Where an open case comes from. */
public sealed interface CaseSource {
  /** A recording on disk. */
  record File(Path path) implements CaseSource {}

  /** A practice instance of the lab, by scenario name. */
  record Practice(String scenario) implements CaseSource {}

  /** A saved instance, by profile id. */
  record Instance(String profile) implements CaseSource {}

  /** A recording made in memory, by a test or the tour. */
  record Memory(String name) implements CaseSource {}
}
