package dev.plumbline.aws.profile;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.AwsException.Kind;
import dev.plumbline.aws.client.Clients;
import dev.plumbline.aws.client.Endpoints;
import java.time.Clock;
import java.util.Optional;

/**
 * Signs in: a chosen profile and Region become an account. No request is sent and no program run
 * before the account is first asked for something.
 */
public final class AwsLogin {
  private final AwsEnvironment environment;
  private final AwsPrompts prompts;
  private final Clock clock;

  public AwsLogin(AwsEnvironment environment, AwsPrompts prompts) {
    this(environment, prompts, Clock.systemUTC());
  }

  AwsLogin(AwsEnvironment environment, AwsPrompts prompts, Clock clock) {
    this.environment = environment;
    this.prompts = prompts;
    this.clock = clock;
  }

  /** The profiles there are, read now. */
  public AwsProfiles profiles() {
    return AwsProfiles.read(environment);
  }

  /**
   * The account of a profile in a Region. For more Regions use {@link AwsAccount#in}, so that a
   * code is asked for once.
   *
   * @param profile chosen by the person; without one the environment's keys come first, then {@code
   *     AWS_PROFILE} or {@code default}, then what a container or an instance gives
   * @param region chosen by the person; without one {@code AWS_REGION} and the profile tell
   * @throws AwsException when there is no such profile, no Region, or a profile that is not whole
   */
  public AwsAccount open(Optional<String> profile, Optional<String> region) throws AwsException {
    AwsProfiles profiles = profiles();
    String name = profile.orElseGet(profiles::usual);
    String place = region.or(() -> profiles.region(name)).orElseThrow(() -> noRegion(name));
    if (!place.matches("[a-z0-9-]{2,40}")) {
      throw AwsException.of(Kind.CONFIGURATION, "\"" + place + "\" is no Region.")
          .advice("A Region is written like eu-west-1.")
          .build();
    }
    Endpoints endpoints = new Endpoints(environment, profiles.file(), name);
    Optional<String> wrong = endpoints.invalid();
    if (wrong.isPresent()) {
      throw AwsException.of(
              Kind.CONFIGURATION, "\"" + wrong.get() + "\" is no address of an AWS service.")
          .advice("Check AWS_ENDPOINT_URL and endpoint_url.")
          .build();
    }
    SignIns signIns = new SignIns(profiles, endpoints, place, prompts, clock);
    SignIns.SignIn chosen = profile.isPresent() ? signIns.of(name) : signIns.usual(name);
    return new AwsAccount(
        chosen.profile(),
        chosen.words(),
        place,
        new Clients(chosen.credentials(), endpoints, profiles.file(), place));
  }

  private static AwsException noRegion(String profile) {
    return AwsException.of(Kind.CONFIGURATION, "No Region is chosen.")
        .likely("Neither AWS_REGION nor profile \"" + profile + "\" names one.")
        .advice("Choose one: --region eu-west-1.")
        .build();
  }
}
