package dev.plumbline.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.StringWrapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every Java file is laid out by google-java-format. {@code -Dformat=write} rewrites them instead.
 */
@Execution(ExecutionMode.CONCURRENT)
class FormatTest {
  private static final Path ROOT = Path.of(System.getProperty("plumbline.root", ".."));

  @Test
  void everyJavaFileIsFormatted() throws Exception {
    boolean write = "write".equals(System.getProperty("format"));
    Formatter formatter = new Formatter();
    List<Path> wrong = new ArrayList<>();
    for (Path file : javaFiles()) {
      String text = Files.readString(file);
      String formatted = StringWrapper.wrap(formatter.formatSourceAndFixImports(text), formatter);
      if (!formatted.equals(text)) {
        wrong.add(ROOT.relativize(file));
        if (write) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (!write) {
      assertThat(wrong)
          .as(
              "run: mvn -pl app -am test -Dtest=FormatTest -Dsurefire.failIfNoSpecifiedTests=false"
                  + " -Dformat=write")
          .isEmpty();
    }
  }

  private static List<Path> javaFiles() throws Exception {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("app", "modules")) {
      try (Stream<Path> walk = Files.walk(ROOT.resolve(folder))) {
        walk.filter(p -> p.toString().endsWith(".java"))
            .filter(p -> !p.toString().contains("/target/"))
            .forEach(files::add);
      }
    }
    return files;
  }
}
