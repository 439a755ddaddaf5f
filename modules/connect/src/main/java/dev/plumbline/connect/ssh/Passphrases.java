package dev.plumbline.connect.ssh;

import dev.plumbline.connect.ConnectionPrompts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens encrypted key files by asking for their passphrases; each file is asked about once. */
final class Passphrases {
  private final ConnectionPrompts prompts;
  private final int attempts;
  private final Consumer<String> warnings;
  private final Map<Path, Optional<FileIdentity>> known = new HashMap<>();

  Passphrases(ConnectionPrompts prompts, int attempts, Consumer<String> warnings) {
    this.prompts = prompts;
    this.attempts = attempts;
    this.warnings = warnings;
  }

  /** Asks until it fits, the person gives up, or the attempts are used up. */
  Optional<FileIdentity> open(KeyFile file) {
    Optional<FileIdentity> before = known.getOrDefault(file.path(), Optional.empty());
    if (known.containsKey(file.path())) {
      return before;
    }
    Optional<FileIdentity> opened = ask(file);
    known.put(file.path(), opened);
    return opened;
  }

  /** Makes a locked identity able to sign. */
  boolean unlock(FileIdentity identity) {
    Optional<FileIdentity> opened = open(identity.file());
    opened.ifPresent(identity::unlock);
    return opened.isPresent();
  }

  private Optional<FileIdentity> ask(KeyFile file) {
    for (int attempt = 1; attempt <= attempts; attempt++) {
      Optional<char[]> passphrase = prompts.passphrase(file.path(), attempt);
      if (passphrase.isEmpty()) {
        warnings.accept("Key file " + file.path() + " left out: no passphrase was given");
        return Optional.empty();
      }
      try {
        return Optional.of(FileIdentity.open(file, passphrase.get()));
      } catch (FileIdentity.WrongPassphraseException e) {
        continue;
      } catch (IOException e) {
        warnings.accept("Key file left out: " + e.getMessage());
        return Optional.empty();
      } finally {
        Arrays.fill(passphrase.get(), ' ');
      }
    }
    warnings.accept("Key file " + file.path() + " left out: the passphrase does not fit");
    return Optional.empty();
  }
}
