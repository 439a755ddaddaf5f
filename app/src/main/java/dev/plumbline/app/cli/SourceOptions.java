package dev.plumbline.app.cli;

import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.connect.profile.ProfileStore;
import dev.plumbline.lab.PracticeLab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--jump",
      paramLabel = "[USER@]HOST[:PORT]",
      description =
          "Jump host for --ssh, and for SSH with --ssm; repeat it for a chain, nearest first.")
  private List<String> jumps = new ArrayList<>();

  @Option(
      names = "--identity",
      paramLabel = "FILE",
      description = "Private key for --ssh and --ssm; else what ~/.ssh/config and the agent offer.")
  private List<String> identities = new ArrayList<>();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "AWS Region for --ssm; else AWS_REGION, or what the AWS profile says.")
  private @Nullable String region;

  @Option(
      names = "--aws-profile",
      paramLabel = "NAME",
      description =
          "Profile of ~/.aws/config for --ssm; else the keys in the environment, AWS_PROFILE, or"
              + " default. A credential_process of the profile is run.")
  private @Nullable String awsProfile;

  @Option(
      names = "--way",
      paramLabel = "WAY",
      description =
          "The one way to try for --ssm: ssh, instance-connect, ssh-session, session or"
              + " run-command; else each that can work, in this order.")
  private @Nullable String way;

  @Option(
      names = "--allow-proxy-command",
      description =
          "Run the ProxyCommand that ~/.ssh/config names for the instance. It runs on this computer"
              + " with your rights; without this option it is shown and refused.")
  private boolean allowProxyCommand;

  /**
   * One source option, or several folders after one {@code --recording}. Fields are null until
   * named: picocli cannot set an Optional in a group that does not occur.
   */
  static final class Selector {
    @Option(
        names = "--recording",
        arity = "1..*",
        paramLabel = "DIR|X.plumb|X.tar.gz",
        description =
            "Folder or .plumb file of a saved capture, a folder of command outputs, or the"
                + " archive of a log collector (.tar.gz, .zip).")
    private List<Path> recordings = List.of();

    @Option(
        names = "--profile",
        paramLabel = "NAME",
        description = "Saved instance to capture now; see plumbline profile list.")
    private @Nullable String profile;

    @Option(
        names = "--ssh",
        paramLabel = "[USER@]HOST[:PORT]",
        description = "Instance to capture now; a name of ~/.ssh/config works too.")
    private @Nullable String ssh;

    @Option(
        names = "--ssm",
        paramLabel = "[USER@]i-...",
        description =
            "Instance of your AWS account to capture now, by the first way that works; no open"
                + " port is needed.")
    private @Nullable String ssm;

    @Option(
        names = "--lab",
        paramLabel = "SCENARIO",
        description = "Practice instance; see plumbline lab list.")
    private @Nullable String lab;
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
      throw wrong(
          "Name a source: --recording DIR|X.plumb|X.tar.gz, --profile NAME, --ssh [USER@]HOST,"
              + " --ssm i-... or --lab SCENARIO.");
    }
    List<Source> sources = new ArrayList<>();
    for (Selector selector : selectors) {
      selector.recordings.forEach(path -> sources.add(new Source.Saved(path)));
      Optional.ofNullable(selector.profile).ifPresent(name -> sources.add(saved(name)));
      Optional.ofNullable(selector.ssh).ifPresent(destination -> sources.add(ssh(destination)));
      Optional.ofNullable(selector.ssm).ifPresent(target -> sources.add(ssm(target)));
      Optional.ofNullable(selector.lab).ifPresent(id -> sources.add(practice(id)));
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
        .map(scenario -> new PracticeSource(scenario, command.commandLine().getErr()))
        .orElseThrow(
            () -> wrong("There is no practice instance " + id + "; see plumbline lab list."));
  }

  private Source saved(String name) {
    try {
      ConnectionProfile profile =
          new ProfileStore(LocalEnvironment.system().folder())
              .find(name)
              .orElseThrow(() -> wrong("There is no saved instance named " + name + "."));
      Optional<AwsTarget> aws = profile.aws();
      if (aws.isPresent()) {
        return new SsmSource(
            profile,
            Optional.of(aws.get().region()),
            aws.get().profile().or(() -> Optional.ofNullable(awsProfile)),
            way(),
            allowProxyCommand,
            AwsEnvironment.ofThisComputer(),
            command.commandLine().getErr());
      }
      return new SshSource(name, profile, allowProxyCommand, command.commandLine().getErr());
    } catch (IOException e) {
      throw wrong("The saved instances cannot be read: " + e.getMessage());
    }
  }

  private Source ssh(String destination) {
    try {
      ConnectionProfile profile = named(destination);
      return new SshSource(destination, profile, allowProxyCommand, command.commandLine().getErr());
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private Source ssm(String target) {
    try {
      ConnectionProfile profile = named(target);
      if (!profile.address().matches("m?i-[0-9a-f]{8,17}")) {
        throw wrong(target + " is no instance id: write i-... or USER@i-...");
      }
      return new SsmSource(
          profile,
          Optional.ofNullable(region),
          Optional.ofNullable(awsProfile),
          way(),
          allowProxyCommand,
          AwsEnvironment.ofThisComputer(),
          command.commandLine().getErr());
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /** With the keys and jump hosts of the command line. */
  private ConnectionProfile named(String destination) {
    return ConnectionProfile.parse(destination)
        .withIdentityFiles(identities)
        .withJump(jumps.isEmpty() ? Optional.empty() : Optional.of(String.join(",", jumps)));
  }

  private Optional<Way> way() {
    return Optional.ofNullable(way)
        .map(
            word ->
                Way.of(word)
                    .orElseThrow(
                        () ->
                            wrong(
                                "There is no way "
                                    + word
                                    + "; there is "
                                    + Arrays.stream(Way.values())
                                        .map(Way::word)
                                        .collect(Collectors.joining(", "))
                                    + ".")));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
