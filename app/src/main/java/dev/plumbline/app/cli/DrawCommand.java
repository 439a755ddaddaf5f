package dev.plumbline.app.cli;

import dev.plumbline.app.drawing.DrawingFile;
import dev.plumbline.diagram.Lit;
import dev.plumbline.diagram.Palette;
import dev.plumbline.diagram.RoutingDiagram;
import dev.plumbline.diagram.RoutingOptions;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.model.Family;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Tracer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline draw}: the routing of an instance as a picture. */
@Command(
    name = "draw",
    mixinStandardHelpOptions = true,
    description = "Draws policy rules, route tables and links, with what is missing or extra.")
public final class DrawCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SourceOptions sources = new SourceOptions();

  @Mixin private TraceOptions traces = new TraceOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "X.svg|X.png",
      description = "File to write; its ending says which kind.")
  private Path out = Path.of("");

  @Option(
      names = "--family",
      paramLabel = "4|6|both",
      description = "Address family to draw (default: ${DEFAULT-VALUE}).")
  private String family = "4";

  @Option(
      names = "--theme",
      paramLabel = "light|dark",
      description = "Colours (default: ${DEFAULT-VALUE}).")
  private String theme = "light";

  @Override
  public Integer call() throws SourceException {
    RoutingOptions options =
        switch (family) {
          case "4" -> RoutingOptions.V4;
          case "6" -> RoutingOptions.V6;
          case "both" -> RoutingOptions.BOTH;
          default -> throw wrong("--family is 4, 6 or both, not " + family + ".");
        };
    Palette palette =
        switch (theme) {
          case "light" -> Palette.LIGHT;
          case "dark" -> Palette.DARK;
          default -> throw wrong("--theme is light or dark, not " + theme + ".");
        };
    if (DrawingFile.kind(out).isEmpty()) {
      throw wrong("--out needs a name that ends in .svg or .png.");
    }
    List<Flow> flows = traces.flows(command.commandLine());
    if (flows.size() > 1) {
      throw wrong("--trace lights one flow.");
    }
    Snapshot snapshot = Snapshot.of(sources.single().open(command.commandLine().getErr()));
    RoutingOptions sized = snapshot.vpc().present() ? options.withRoomForVpc() : options;
    RoutingPicture picture =
        RoutingDiagram.build(
            snapshot, flows.isEmpty() ? sized : lit(sized, snapshot, flows.getFirst()));
    try {
      DrawingFile.write(picture.page(), palette, out);
    } catch (IOException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
    command.commandLine().getOut().println(out);
    command.commandLine().getOut().flush();
    return 0;
  }

  private static RoutingOptions lit(RoutingOptions options, Snapshot snapshot, Flow flow) {
    Family family = flow.query().family();
    return (options.families().contains(family) ? options : options.withFamilies(List.of(family)))
        .withLit(Lit.of(Tracer.of(snapshot).trace(flow)));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
