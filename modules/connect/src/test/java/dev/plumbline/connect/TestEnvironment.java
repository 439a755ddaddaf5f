package dev.plumbline.connect;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A user of the tests, who has nothing but a home folder. */
public final class TestEnvironment {
  private TestEnvironment() {}

  public static LocalEnvironment at(Path home, Map<String, String> variables) {
    return new LocalEnvironment(
        home,
        "tester",
        1507,
        "workbench.example",
        variables,
        home.resolve(".ssh/config"),
        Optional.empty(),
        home.resolve("plumbline"));
  }
}
