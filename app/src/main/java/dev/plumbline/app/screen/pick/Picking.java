package dev.plumbline.app.screen.pick;

import dev.plumbline.app.live.SignIns;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.aws.find.Pasted;
import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.plan.ConnectionPlan;
import dev.plumbline.connect.plan.Known;
import dev.plumbline.connect.plan.OwnKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Opens the picker, and makes a profile of what was picked. JavaFX thread only. */
public final class Picking {
  /**
   * What is to become of an instance.
   *
   * @param profile new, or the saved one of the same instance
   */
  public record Picked(ConnectionProfile profile, InstancePicker.Answer answer) {}

  private final SignIns signIns;
  private final Workbench workbench;
  private final LocalEnvironment local;
  private final Consumer<Picked> onPicked;

  public Picking(
      SignIns signIns, Workbench workbench, LocalEnvironment local, Consumer<Picked> onPicked) {
    this.signIns = signIns;
    this.workbench = workbench;
    this.local = local;
    this.onPicked = onPicked;
  }

  /** Shows the picker with all instances. */
  public void open() {
    show(Optional.empty());
  }

  /** Shows the picker looking for what was pasted. */
  public void open(Pasted pasted) {
    show(Optional.of(pasted));
  }

  /** Shows the instances of one sign-in in these Regions. */
  public void open(String signIn, Set<String> regions) {
    PickerModel model = picker();
    model.open(signIn, regions);
  }

  private void show(Optional<Pasted> pasted) {
    PickerModel model = picker();
    pasted.ifPresentOrElse(model::open, model::open);
  }

  private PickerModel picker() {
    PickerModel model =
        new PickerModel(signIns, workbench.settings().awsPlaces(), workbench.tasks());
    Keys keys = new Keys();
    InstancePicker picker = new InstancePicker(model, keys::ways, workbench.clipboard());
    workbench.tasks().quietly("look for keys", p -> OwnKeys.any(local, NOBODY), keys::known);
    workbench
        .dialogs()
        .show(
            picker,
            answer -> answer.ifPresent(a -> onPicked.accept(new Picked(profile(a.instance()), a))));
    return model;
  }

  /** Asks for the keys that any host would be offered. */
  private static final ConnectionProfile NOBODY = ConnectionProfile.of("", "localhost");

  /** Whether there is a key to log in with; one is assumed until that is known. */
  private static final class Keys {
    private boolean any = true;

    void known(boolean found) {
      any = found;
    }

    /** Nobody answers at the addresses of a practice instance. */
    private static FoundInstance dialled(FoundInstance instance) {
      return instance.profile().equals(SignIns.PRACTICE)
          ? instance.withAddresses(List.of(), List.of(), List.of())
          : instance;
    }

    List<WayChoice> ways(FoundInstance instance) {
      Known known =
          new Known(Optional.of(dialled(instance)), Optional.empty(), any, Optional.empty());
      return WayChoice.of(ConnectionPlan.of(profile(instance), known, Instant.now()));
    }
  }

  /** A new profile that reaches an instance by way of its account. */
  public static ConnectionProfile profile(FoundInstance instance) {
    return ConnectionProfile.of(instance.label(), instance.id())
        .withAws(
            Optional.of(
                new AwsTarget(
                    instance.id(),
                    instance.region(),
                    Optional.of(instance.profile()).filter(p -> !p.isEmpty()))))
        .withProduction(instance.production());
  }
}
