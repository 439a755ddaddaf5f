package dev.plumbline.app.screen.connect;

import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.Destination;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The fields of a connection profile as they are typed. No controls. */
public final class InstanceForm {
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
  }

  /** The first thing that is wrong, as a sentence; empty when it can be used. */
  public Optional<String> problem() {
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
    String host = address.get().strip();
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
        base.aws());
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
