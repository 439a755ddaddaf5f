package dev.plumbline.app.cli;

import dev.plumbline.lab.PracticeLab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that name sources, shared by all commands: {@code @Mixin SourceOptions}. */
public final class SourceOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @ArgGroup(exclusive = true, multiplicity = "0..*", heading = "Source:%n")
  private List<Selector> selectors = new ArrayList<>();

  /** One source option, or several folders after one {@code --recording}. */
  static final class Selector {
    @Option(
        names = "--recording",
        arity = "1..*",
        paramLabel = "DIR|X.plumb",
        description = "Folder or .plumb file of a saved capture.")
    private List<Path> recordings = List.of();

    @Option(
        names = "--lab",
        paramLabel = "SCENARIO",
        description = "Practice instance; see plumbline lab list.")
    private Optional<String> lab = Optional.empty();
  }

  /** True when no source was named. */
  public boolean isEmpty() {
    return selectors.isEmpty();
  }

  /**
   * All sources in the order of the command line.
   *
   * @throws ParameterException (exit status 2) when none is named or a name is unknown
   */
  public List<Source> all() {
    if (selectors.isEmpty()) {
      throw wrong("Name a source: --recording DIR|X.plumb or --lab SCENARIO.");
    }
    List<Source> sources = new ArrayList<>();
    for (Selector selector : selectors) {
      selector.recordings.forEach(path -> sources.add(new Source.Saved(path)));
      selector.lab.ifPresent(id -> sources.add(practice(id)));
    }
    return sources;
  }

  /**
   * The only source.
   *
   * @throws ParameterException (exit status 2) when there is none or more than one
   */
  public Source single() {
    List<Source> sources = all();
    if (sources.size() > 1) {
      throw wrong("Name one source only.");
    }
    return sources.getFirst();
  }

  private Source practice(String id) {
    return PracticeLab.find(id)
        .map(Source.Practice::new)
        .orElseThrow(
            () -> wrong("There is no practice instance " + id + "; see plumbline lab list."));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
