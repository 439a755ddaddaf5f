package dev.plumbline.guide.check.ssm;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.account.AccountInstance;
import dev.plumbline.model.imds.RoleDocument;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The role of the instance, as far as the recording names it. */
final class Role {
  static final String UNNAMED = "instance role";

  private static final Pattern ASSUMED = Pattern.compile(":assumed-role/([\\w+=,.@-]+)/");
  private static final Pattern PROFILE =
      Pattern.compile(":instance-profile/(?:[^\\s\"]*/)?([\\w+=,.@-]+)");
  private static final String INFO = "iam/info";
  private static final String NAMES = "iam/security-credentials/";

  private final Snapshot snapshot;

  Role(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** The role in a text of the service, else the host's. */
  String in(String text) {
    Matcher assumed = ASSUMED.matcher(text);
    return assumed.find() ? assumed.group(1) : name();
  }

  /** The host's role, or words for one whose name is not known. */
  String name() {
    return snapshot
        .imds()
        .role()
        .optional()
        .flatMap(RoleDocument::role)
        .or(() -> metadata(NAMES).filter(Metadata.Value::answered).flatMap(Role::first))
        .or(() -> metadata(INFO).map(v -> String.join(" ", v.items())).flatMap(Role::profile))
        .or(() -> account().flatMap(AccountInstance::profile).flatMap(Role::profile))
        .orElse(UNNAMED);
  }

  /** The id of the instance, by its metadata or the account. */
  Optional<String> instance() {
    return metadata("instance-id")
        .filter(Metadata.Value::answered)
        .flatMap(Role::first)
        .or(() -> account().map(AccountInstance::id));
  }

  private static Optional<String> first(Metadata.Value value) {
    return value.items().stream().findFirst();
  }

  private static Optional<String> profile(String text) {
    Matcher profile = PROFILE.matcher(text);
    return profile.find() ? Optional.of(profile.group(1)) : Optional.empty();
  }

  /** Where it is said that the instance has no profile. */
  Optional<Evidence> noProfile() {
    return metadata(INFO)
        .filter(v -> v.status() == 404)
        .map(Metadata.Value::evidence)
        .or(() -> account().filter(i -> i.profile().isEmpty()).map(AccountInstance::evidence));
  }

  /** True when metadata or the account names a profile now. */
  boolean hasProfile() {
    Optional<Metadata.Value> info = metadata(INFO).filter(Metadata.Value::known);
    return info.isPresent()
        ? info.get().answered()
        : account().flatMap(AccountInstance::profile).isPresent();
  }

  /** The code of the role document, such as {@code Success}. */
  Optional<String> code() {
    return snapshot.imds().role().optional().flatMap(RoleDocument::code);
  }

  private Optional<AccountInstance> account() {
    return snapshot.account().self(snapshot);
  }

  private Optional<Metadata.Value> metadata(String key) {
    return snapshot.metadata().optional().flatMap(m -> Optional.ofNullable(m.values().get(key)));
  }
}
