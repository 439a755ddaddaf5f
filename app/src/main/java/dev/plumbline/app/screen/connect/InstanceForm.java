package dev.plumbline.app.screen.connect;

import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.Destination;
import dev.plumbline.connect.plan.Way;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The fields of a connection profile as they are typed. No controls. */
public final class InstanceForm {
  /** How the instance is reached. */
  public enum Kind {
    SSH("SSH"),
    SESSION("SSM session"),
    RUN_COMMAND("Run Command");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.SSH);
  public final StringProperty instance = new SimpleStringProperty("");
  public final StringProperty region = new SimpleStringProperty("");
  public final StringProperty awsProfile = new SimpleStringProperty("");
  public final StringProperty name = new SimpleStringProperty("");
  public final StringProperty address = new SimpleStringProperty("");
  public final StringProperty port = new SimpleStringProperty("");
  public final StringProperty user = new SimpleStringProperty("");
  public final StringProperty jump = new SimpleStringProperty("");
  public final StringProperty keys = new SimpleStringProperty("");
  public final StringProperty tags = new SimpleStringProperty("");
  public final StringProperty group = new SimpleStringProperty("");
  public final BooleanProperty production = new SimpleBooleanProperty();
  public final BooleanProperty sshConfig = new SimpleBooleanProperty(true);
  private final ConnectionProfile base;

  /** Filled with a profile, which keeps its id and what the form does not show. */
  public InstanceForm(ConnectionProfile base) {
    this.base = base;
    name.set(base.name());
    address.set(base.address());
    base.port().ifPresent(p -> port.set(String.valueOf(p)));
    user.set(base.user().orElse(""));
    jump.set(base.jump().orElse(""));
    keys.set(String.join(", ", base.identityFiles()));
    tags.set(String.join(", ", base.tags()));
    group.set(base.group());
    production.set(base.production());
    sshConfig.set(base.useSshConfig());
    base.aws()
        .ifPresent(
            aws -> {
              kind.set(
                  aws.way().filter(Way.RUN_COMMAND.word()::equals).isPresent()
                      ? Kind.RUN_COMMAND
                      : Kind.SESSION);
              instance.set(aws.instance());
              region.set(aws.region());
              awsProfile.set(aws.profile().orElse(""));
              address.set(base.address().equals(aws.instance()) ? "" : base.address());
            });
  }

  /** True while nothing was typed that could be wrong. */
  public boolean untouched() {
    return kind.get() == Kind.SSH
        ? address.get().isEmpty() && port.get().isEmpty()
        : instance.get().isEmpty() && region.get().isEmpty();
  }

  /** The first thing that is wrong, as a sentence; empty when it can be used. */
  public Optional<String> problem() {
    return kind.get() == Kind.SSH ? sshProblem() : awsProblem();
  }

  private Optional<String> awsProblem() {
    if (!instance.get().strip().matches("m?i-[0-9a-f]{8,17}")) {
      return Optional.of("Type the instance id, which looks like i-0123456789abcdef0");
    }
    if (!region.get().strip().matches("[a-z]{2,}(-[a-z]+)+-[0-9]+")) {
      return Optional.of("Type the Region, which looks like eu-west-1");
    }
    return Optional.empty();
  }

  private Optional<String> sshProblem() {
    if (address.get().isBlank()) {
      return Optional.of("Type the address: a name, an IP address or a Host of ~/.ssh/config");
    }
    if (address.get().strip().startsWith("-") || address.get().strip().contains(" ")) {
      return Optional.of("The address has a character that no host name has");
    }
    if (!port.get().isBlank() && number(port.get()).isEmpty()) {
      return Optional.of("The port is a number between 1 and 65535");
    }
    if (!jump.get().isBlank()) {
      try {
        Destination.parseList(jump.get());
      } catch (IllegalArgumentException e) {
        return Optional.of("Jump host: " + e.getMessage());
      }
    }
    return Optional.empty();
  }

  /** What is typed, as a profile. */
  public ConnectionProfile profile() {
    boolean ssh = kind.get() == Kind.SSH;
    String typed = address.get().strip();
    String host = ssh || !typed.isEmpty() ? typed : instance.get().strip();
    return new ConnectionProfile(
        base.id(),
        name.get().isBlank() ? host : name.get().strip(),
        group.get().strip(),
        host,
        number(port.get()),
        text(user),
        list(keys),
        base.useAgent(),
        text(jump),
        sshConfig.get(),
        base.pinnedHostKey(),
        list(tags),
        production.get(),
        base.notes(),
        ssh ? Optional.empty() : Optional.of(target()));
  }

  private AwsTarget target() {
    return new AwsTarget(
        instance.get().strip(),
        region.get().strip(),
        text(awsProfile),
        kind.get() == Kind.RUN_COMMAND ? Optional.of(Way.RUN_COMMAND.word()) : Optional.empty());
  }

  private static OptionalInt number(String text) {
    String digits = text.strip();
    if (!digits.matches("[0-9]{1,5}")) {
      return OptionalInt.empty();
    }
    int value = Integer.parseInt(digits);
    return value > 0 && value < 65536 ? OptionalInt.of(value) : OptionalInt.empty();
  }

  private static Optional<String> text(StringProperty property) {
    return Optional.of(property.get().strip()).filter(t -> !t.isEmpty());
  }

  private static List<String> list(StringProperty property) {
    return Arrays.stream(property.get().split(","))
        .map(String::strip)
        .filter(t -> !t.isEmpty())
        .toList();
  }
}
