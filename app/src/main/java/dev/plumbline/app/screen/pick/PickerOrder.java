package dev.plumbline.app.screen.pick;

import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.model.IpAddress;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * In which order instances are listed.
 *
 * @param column whose value decides; equal ones go by name
 * @param descending last first
 */
public record PickerOrder(Column column, boolean descending) {
  /** What can be sorted by. */
  public enum Column {
    NAME("Name"),
    ID("Instance id"),
    STATE("State"),
    ADDRESS("Private address"),
    INTERFACES("ENIs"),
    REACHABLE("Reachable by"),
    PLATFORM("Platform"),
    PLACE("Region");

    private final String title;

    Column(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** By name. */
  public static final PickerOrder USUAL = new PickerOrder(Column.NAME, false);

  private static final IpAddress NOWHERE = IpAddress.parse("0.0.0.0");
  private static final Comparator<FoundInstance> BY_NAME =
      Comparator.comparing((FoundInstance i) -> i.label().toLowerCase(Locale.ROOT))
          .thenComparing(FoundInstance::id);

  /** Compares instances so. */
  public Comparator<FoundInstance> comparator() {
    Comparator<FoundInstance> first =
        switch (column) {
          case NAME -> BY_NAME;
          case ID -> Comparator.comparing(FoundInstance::id);
          case STATE -> Comparator.comparing(FoundInstance::state);
          case ADDRESS ->
              Comparator.comparing((FoundInstance i) -> address(i).isEmpty())
                  .thenComparing(i -> address(i).orElse(NOWHERE));
          case INTERFACES -> Comparator.comparingInt(FoundInstance::interfaces);
          case REACHABLE -> Comparator.comparing(i -> i.agent().status());
          case PLATFORM -> Comparator.comparing(PickerOrder::platform);
          case PLACE -> Comparator.comparing(i -> i.region() + "\n" + i.profile());
        };
    return (descending ? first.reversed() : first).thenComparing(BY_NAME);
  }

  private static Optional<IpAddress> address(FoundInstance i) {
    return i.privateAddresses().stream().findFirst().flatMap(IpAddress::tryParse);
  }

  /** As the agent says it, which knows better than the account. */
  static String platform(FoundInstance i) {
    String told = i.agent().platform();
    return told.isEmpty() ? i.platform() : told;
  }
}
