package dev.plumbline.connect.ssh;

import dev.plumbline.connect.agent.AgentKey;
import dev.plumbline.connect.agent.AgentTransport;
import dev.plumbline.connect.agent.SshAgent;
import dev.plumbline.connect.sshconfig.ResolvedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gathers the keys to offer for one hop, in the order of ssh: configured ones the agent holds,
 * other keys of the agent, then files.
 */
final class Identities {
  private final Hop hop;
  private final Consumer<String> warnings;
  private final List<Candidate> candidates = new ArrayList<>();

  private Identities(Hop hop, Consumer<String> warnings) {
    this.hop = hop;
    this.warnings = warnings;
  }

  /**
   * A key to try.
   *
   * @param file set when it is an encrypted file that hides its public half as well
   */
  record Candidate(String label, Optional<Identity> identity, Optional<KeyFile> file) {
    static Candidate of(Identity identity) {
      return new Candidate(identity.label(), Optional.of(identity), Optional.empty());
    }
  }

  static List<Candidate> of(Hop hop, Consumer<String> warnings) {
    Identities all = new Identities(hop, warnings);
    List<KeyFile> files = all.files();
    List<byte[]> configured = all.configured(files);
    all.agent(configured);
    files.forEach(all::file);
    return all.candidates;
  }

  private void agent(List<byte[]> configured) {
    ResolvedHost config = hop.config();
    Optional<Path> socket = config.agentSocket().or(Identities::windowsPipe);
    if (!hop.useAgent() || socket.isEmpty()) {
      return;
    }
    if (config.agentSocket().isPresent() && !Files.exists(socket.get())) {
      warnings.accept(
          "There is no SSH agent at "
              + socket.get()
              + ", where SSH_AUTH_SOCK or IdentityAgent has it; its keys are left out");
      return;
    }
    SshAgent agent = new SshAgent(socket.get());
    try {
      List<AgentKey> keys = agent.keys();
      List<Candidate> named = new ArrayList<>();
      List<Candidate> others = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        AgentKey key = keys.get(i);
        String label = "key " + (i + 1) + " of the agent (" + key.comment() + ")";
        Candidate candidate = Candidate.of(new Identity.OfAgent(label, key, agent));
        boolean isNamed = configured.stream().anyMatch(b -> Arrays.equals(b, key.blob()));
        (isNamed ? named : others).add(candidate);
      }
      candidates.addAll(named);
      if (!config.flag("identitiesonly")) {
        candidates.addAll(others);
      }
    } catch (IOException e) {
      warnings.accept("The SSH agent at " + socket.get() + " did not answer: " + Failures.text(e));
    }
  }

  private static Optional<Path> windowsPipe() {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return windows ? Optional.of(Path.of(AgentTransport.WINDOWS_PIPE)) : Optional.empty();
  }

  private List<KeyFile> files() {
    List<KeyFile> files = new ArrayList<>();
    for (Path path : hop.identityFiles()) {
      if (!Files.isRegularFile(path)) {
        if (hop.identitiesNamed() && !Files.exists(Path.of(path + ".pub"))) {
          warnings.accept("Key file " + path + " does not exist");
        }
        continue;
      }
      try {
        files.add(KeyFile.read(path));
      } catch (IOException e) {
        warnings.accept("Key file left out: " + e.getMessage());
      }
    }
    return files;
  }

  /** Public halves and certificates of configured files; a {@code .pub} alone is enough. */
  private List<byte[]> configured(List<KeyFile> files) {
    List<byte[]> blobs = new ArrayList<>();
    for (KeyFile file : files) {
      file.publicBlob().ifPresent(blobs::add);
      file.certificate().ifPresent(blobs::add);
    }
    List<Path> named = new ArrayList<>(hop.config().certificateFiles());
    hop.identityFiles().forEach(path -> named.addAll(List.of(path, Path.of(path + ".pub"))));
    for (Path path : named) {
      try {
        KeyFile.publicKey(path).ifPresent(blobs::add);
      } catch (IOException e) {
        warnings.accept("Public key " + path + " cannot be read: " + e.getMessage());
      }
    }
    return blobs;
  }

  private void file(KeyFile file) {
    List<byte[]> certificates = new ArrayList<>();
    file.certificate().ifPresent(certificates::add);
    for (Path path : hop.config().certificateFiles()) {
      try {
        KeyFile.publicKey(path).filter(c -> certifies(c, file)).ifPresent(certificates::add);
      } catch (IOException e) {
        warnings.accept("Certificate " + path + " cannot be read: " + e.getMessage());
      }
    }
    Optional<byte[]> blob = file.publicBlob();
    if (blob.isPresent() && held(blob.get())) {
      return;
    }
    if (!file.encrypted()) {
      open(file).ifPresent(identity -> add(identity, certificates));
    } else if (blob.isPresent()) {
      add(FileIdentity.locked(file, blob.get()), certificates);
    } else {
      candidates.add(
          new Candidate(file.path().getFileName().toString(), Optional.empty(), Optional.of(file)));
    }
  }

  /** Whether a certificate holds the file's public key: same key material after type and nonce. */
  private static boolean certifies(byte[] certificate, KeyFile file) {
    return file.publicBlob().filter(blob -> Certificates.holds(certificate, blob)).isPresent();
  }

  private void add(FileIdentity identity, List<byte[]> certificates) {
    certificates.forEach(c -> candidates.add(Candidate.of(identity.certified(c))));
    candidates.add(Candidate.of(identity));
  }

  private Optional<FileIdentity> open(KeyFile file) {
    try {
      return Optional.of(FileIdentity.open(file, new char[0]));
    } catch (IOException | FileIdentity.WrongPassphraseException e) {
      warnings.accept("Key file left out: " + e.getMessage());
      return Optional.empty();
    }
  }

  private boolean held(byte[] blob) {
    return candidates.stream()
        .flatMap(c -> c.identity().stream())
        .anyMatch(i -> i instanceof Identity.OfAgent && Arrays.equals(i.blob(), blob));
  }
}
