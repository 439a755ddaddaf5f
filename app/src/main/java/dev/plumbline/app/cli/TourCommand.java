package dev.plumbline.app.cli;

import dev.plumbline.app.settings.Settings.ThemeChoice;
import dev.plumbline.app.tour.Headless;
import dev.plumbline.app.tour.Tour;
import dev.plumbline.app.tour.Tour.Size;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline tour}: pictures of every screen, without a display. */
@Command(
    name = "tour",
    mixinStandardHelpOptions = true,
    description = "Writes a picture of every screen and dialog.")
public final class TourCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(names = "--shots", required = true, paramLabel = "DIR", description = "Folder to write")
  private Path shots = Path.of(".");

  @Option(names = "--theme", paramLabel = "light|dark", description = "One theme; both by default")
  private Optional<String> theme = Optional.empty();

  @Option(names = "--size", paramLabel = "WxH", description = "1280x800 and 1920x1080 by default")
  private Optional<String> size = Optional.empty();

  @Override
  public Integer call() throws SourceException {
    PrintWriter out = command.commandLine().getOut();
    List<ThemeChoice> themes =
        theme.map(this::theme).orElse(List.of(ThemeChoice.LIGHT, ThemeChoice.DARK));
    List<Size> sizes =
        size.map(this::size).orElse(List.of(new Size(1280, 800), new Size(1920, 1080)));
    Headless.start();
    try {
      Tour.run(
          shots,
          themes,
          sizes,
          file -> {
            out.println(file);
            out.flush();
          });
      return 0;
    } catch (IOException e) {
      throw new SourceException(SourceException.UNREADABLE, e);
    } finally {
      Platform.exit();
    }
  }

  private List<ThemeChoice> theme(String name) {
    return switch (name) {
      case "light" -> List.of(ThemeChoice.LIGHT);
      case "dark" -> List.of(ThemeChoice.DARK);
      default -> throw wrong("--theme is light or dark, not " + name.toLowerCase(Locale.ROOT));
    };
  }

  private List<Size> size(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw wrong("--size is WIDTHxHEIGHT, such as 1280x800, not " + text);
    }
    return List.of(
        new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
  }

  private ParameterException wrong(String text) {
    return new ParameterException(command.commandLine(), text);
  }
}
