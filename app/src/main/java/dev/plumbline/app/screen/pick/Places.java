package dev.plumbline.app.screen.pick;

import dev.plumbline.app.live.SignIns;
import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Accounts by sign-in and Region, kept while the picker is open so that a code is asked for once.
 * Not on the JavaFX thread.
 */
final class Places implements AutoCloseable {
  /** Where a sign-in that is at home nowhere is asked which Regions there are. */
  private static final String ANYWHERE = "us-east-1";

  private final SignIns signIns;
  private final Map<String, AwsAccount> homes = new HashMap<>();
  private final Map<String, AwsAccount> others = new HashMap<>();

  Places(SignIns signIns) {
    this.signIns = signIns;
  }

  /**
   * The account where its sign-in is at home.
   *
   * @throws AwsException when the profile is not whole
   */
  synchronized AwsAccount home(SignIns.Choice choice) throws AwsException {
    AwsAccount known = homes.get(choice.name());
    if (known != null) {
      return known;
    }
    Optional<String> region =
        choice.practice() ? Optional.empty() : choice.region().or(() -> Optional.of(ANYWHERE));
    AwsAccount opened = signIns.open(Optional.of(choice.name()), region);
    homes.put(choice.name(), opened);
    return opened;
  }

  /** The same account in a Region. */
  synchronized AwsAccount in(SignIns.Choice choice, String region) throws AwsException {
    AwsAccount home = home(choice);
    return home.region().equals(region)
        ? home
        : others.computeIfAbsent(choice.name() + "\n" + region, _ -> home.in(region));
  }

  /** Signs in anew where something failed: somebody may have renewed it meanwhile. */
  synchronized void forget() {
    others.values().forEach(AwsAccount::close);
    homes.values().forEach(AwsAccount::close);
    others.clear();
    homes.clear();
  }

  @Override
  public synchronized void close() {
    forget();
  }
}
