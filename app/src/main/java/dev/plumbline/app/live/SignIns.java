package dev.plumbline.app.live;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.profile.AwsLogin;
import dev.plumbline.aws.profile.AwsProfile;
import dev.plumbline.aws.profile.AwsProfiles;
import dev.plumbline.aws.profile.AwsPrompts;
import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.aws.PracticeFleet;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ways to sign in to AWS on this computer: the profiles of its files, keys of the environment,
 * and the practice account, which is served on loopback from its first use on. Reads files and
 * loads the SDK: not on the JavaFX thread. Thread-safe.
 */
public final class SignIns implements AutoCloseable {
  /** Stands among the profiles. */
  public static final String PRACTICE = "Practice account";

  /**
   * One of them.
   *
   * @param name of the profile; empty for keys of the environment
   * @param detail how it signs in, in a few words
   * @param region where it is at home, if it says so
   */
  public record Choice(String name, String detail, Optional<String> region) {
    /** What is shown. */
    public String label() {
      return name.isEmpty() ? "Keys of the environment" : name;
    }

    public boolean practice() {
      return name.equals(PRACTICE);
    }
  }

  private final AwsEnvironment environment;
  private final AwsLogin login;
  private Optional<PracticeFleet> fleet = Optional.empty();

  public SignIns(AwsEnvironment environment, AwsPrompts prompts) {
    this.environment = environment;
    this.login = new AwsLogin(environment, prompts);
  }

  /** All that there are, the usual one first, the practice account last. Nobody is asked. */
  public List<Choice> choices() {
    AwsProfiles profiles = login.profiles();
    List<Choice> all = new ArrayList<>();
    if (environment.get("AWS_ACCESS_KEY_ID").isPresent()) {
      all.add(new Choice("", "AWS_ACCESS_KEY_ID", profiles.region("")));
    }
    String usual = profiles.usual();
    profiles.named(usual).ifPresent(p -> add(all, profiles, p));
    profiles.all().stream()
        .filter(p -> !p.name().equals(usual))
        .forEach(p -> add(all, profiles, p));
    all.add(new Choice(PRACTICE, "recorded instances on this computer", Optional.empty()));
    return all;
  }

  private static void add(List<Choice> all, AwsProfiles profiles, AwsProfile profile) {
    if (profile.kind() != AwsProfile.Kind.NONE) {
      all.add(new Choice(profile.name(), profile.detail(), profiles.region(profile.name())));
    }
  }

  /** Regions of the practice account. */
  public static List<String> practiceRegions() {
    return PracticeFleet.regions();
  }

  /** What could not be read of the profile files, by file and line. */
  public List<String> problems() {
    return login.profiles().problems().stream().map(Object::toString).toList();
  }

  /**
   * Signs in.
   *
   * @param name a profile, or {@link #PRACTICE}; absent for the usual sign-in
   * @param region absent for that of the sign-in
   * @throws AwsException when there is no such profile or no Region, or the practice account cannot
   *     be served
   */
  public AwsAccount open(Optional<String> name, Optional<String> region) throws AwsException {
    Optional<String> chosen = name.filter(n -> !n.isEmpty());
    if (chosen.filter(PRACTICE::equals).isEmpty()) {
      return login.open(chosen, region);
    }
    // a home without profiles
    AwsEnvironment practice =
        new AwsEnvironment(
            fleet().variables(), environment.home().resolve(".aws").resolve(PRACTICE));
    return new AwsLogin(practice, AwsPrompts.none())
        .open(Optional.empty(), region)
        .as(PRACTICE, "the practice account");
  }

  /**
   * A capture of an instance of the practice account with what its owner had kept from the time of
   * the fault; any other stays as it is.
   */
  public Recording withKeptFiles(ConnectionProfile profile, Recording captured) throws IOException {
    Optional<AwsTarget> target =
        profile.aws().filter(a -> a.profile().filter(PRACTICE::equals).isPresent());
    Optional<Scenario> scenario =
        target.isPresent() ? fleet().scenario(target.get().instance()) : Optional.empty();
    return scenario.isPresent()
        ? PracticeInstance.withKeptFiles(scenario.get(), captured)
        : captured;
  }

  private synchronized PracticeFleet fleet() throws AwsException {
    if (fleet.isEmpty()) {
      try {
        fleet = Optional.of(PracticeFleet.start());
      } catch (IOException e) {
        throw AwsException.of(AwsException.Kind.OTHER, "The practice account cannot be served.")
            .likely(String.valueOf(e.getMessage()))
            .reason(e)
            .build();
      }
    }
    return fleet.get();
  }

  @Override
  public synchronized void close() throws IOException {
    if (fleet.isPresent()) {
      fleet.get().close();
      fleet = Optional.empty();
    }
  }
}
