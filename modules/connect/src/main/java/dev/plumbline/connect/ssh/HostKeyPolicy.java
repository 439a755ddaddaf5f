package dev.plumbline.connect.ssh;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.HostKeyDecision;
import dev.plumbline.connect.HostKeyQuestion;
import dev.plumbline.connect.HostKeyQuestion.StoredHostKey;
import dev.plumbline.connect.hostkey.HostKeyVerdict;
import dev.plumbline.connect.hostkey.KnownHosts;
import dev.plumbline.connect.hostkey.PresentedKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/**
 * Decides about the host key of one hop. While keys are exchanged it only looks and refuses; people
 * are asked afterwards, with the connection closed, and the host is dialled again.
 */
final class HostKeyPolicy implements HostKeyVerifier {
  private final Hop hop;
  private final KnownHosts known;
  private final Optional<String> via;
  private volatile Optional<PresentedKey> presented = Optional.empty();
  private volatile Optional<PresentedKey> accepted = Optional.empty();
  private volatile HostKeyVerdict verdict = new HostKeyVerdict.Unknown();
  private volatile boolean refused;

  HostKeyPolicy(Hop hop, KnownHosts known, Optional<String> via) {
    this.hop = hop;
    this.known = known;
    this.via = via;
  }

  List<String> knownTypes() throws IOException {
    return known.types(hop.keyName(), hop.keyPort());
  }

  boolean hasAuthority() throws IOException {
    return known.hasAuthority(hop.keyName(), hop.keyPort());
  }

  /** Whether the last key exchange ended because of the host key. */
  boolean refused() {
    return refused;
  }

  @Override
  public boolean verify(String hostname, int port, PublicKey key) {
    PresentedKey now = present(key);
    presented = Optional.of(now);
    refused = !isGood(now);
    return !refused;
  }

  /** The order of algorithms is already set by what is known. */
  @Override
  public List<String> findExistingAlgorithms(String hostname, int port) {
    return List.of();
  }

  /**
   * Settles a refused key, asking a person where the configuration leaves it open.
   *
   * @throws ConnectionException when it stays refused
   */
  void decide(ConnectionPrompts prompts, Steps steps) throws ConnectionException {
    PresentedKey key = presented.orElseThrow();
    if (hop.pinnedHostKey().isPresent()) {
      throw HostKeyFailures.notPinned(hop, key, hop.pinnedHostKey().get());
    }
    HostKeyDecision decision =
        switch (verdict) {
          case HostKeyVerdict.Known ok -> HostKeyDecision.ACCEPT_ONCE;
          case HostKeyVerdict.Unknown unknown -> unknown(key, prompts);
          case HostKeyVerdict.Changed changed -> changed(key, changed.stored(), prompts);
          case HostKeyVerdict.Revoked revoked -> throw HostKeyFailures.revoked(hop, key, revoked);
        };
    accepted = Optional.of(key);
    if (decision == HostKeyDecision.ACCEPT_AND_STORE) {
      store(key, steps);
    }
  }

  /** The host shows another key than the one just decided about. */
  ConnectionException unsteady() {
    return HostKeyFailures.unsteady(hop, presented.orElseThrow());
  }

  /** For the step's line: {@code ED25519, known since 2026-10-12}. */
  String detail() {
    String algorithm = presented.map(k -> k.fingerprint().algorithm()).orElse("");
    if (hop.pinnedHostKey().isPresent()) {
      return algorithm + ", as pinned in the profile";
    }
    return verdict instanceof HostKeyVerdict.Known ok
        ? algorithm + ", " + ok.how()
        : algorithm + ", accepted now";
  }

  private HostKeyDecision unknown(PresentedKey key, ConnectionPrompts prompts)
      throws ConnectionException {
    String strict = hop.config().text("stricthostkeychecking").orElse("ask");
    if (strict.equals("accept-new") || strict.equals("false")) {
      return HostKeyDecision.ACCEPT_AND_STORE;
    }
    HostKeyDecision decision =
        strict.equals("true")
            ? HostKeyDecision.REFUSE
            : prompts.unknownHostKey(question(key, List.of()));
    if (decision == HostKeyDecision.REFUSE) {
      throw HostKeyFailures.unknown(hop, key, strict.equals("true"));
    }
    return decision;
  }

  private HostKeyDecision changed(
      PresentedKey key, List<StoredHostKey> stored, ConnectionPrompts prompts)
      throws ConnectionException {
    HostKeyDecision decision = prompts.changedHostKey(question(key, stored));
    if (decision != HostKeyDecision.ACCEPT_AND_STORE) {
      throw HostKeyFailures.changed(hop, key, stored);
    }
    return decision;
  }

  private HostKeyQuestion question(PresentedKey key, List<StoredHostKey> stored) {
    String name = KnownHosts.name(hop.keyName(), hop.keyPort());
    return new HostKeyQuestion(name, key.fingerprint(), stored, Instant.now(), via);
  }

  private void store(PresentedKey key, Steps steps) {
    try {
      known.store(hop.keyName(), hop.keyPort(), key, Instant.now());
    } catch (IOException e) {
      steps.warn("The host key could not be saved: " + e.getMessage());
    }
  }

  private boolean isGood(PresentedKey key) {
    if (hop.pinnedHostKey().isPresent()) {
      return key.fingerprint().sha256().equals(hop.pinnedHostKey().get());
    }
    if (accepted.filter(a -> Arrays.equals(a.blob(), key.blob())).isPresent()) {
      return true;
    }
    try {
      verdict = known.verdict(hop.keyName(), hop.keyPort(), key, Instant.now());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return verdict instanceof HostKeyVerdict.Known;
  }

  private static PresentedKey present(PublicKey key) {
    if (key instanceof Certificate<?> certificate) {
      return new PresentedKey(
          KeyType.fromKey(certificate.getKey()).toString(),
          blob(certificate.getKey()),
          Optional.of(
              new PresentedKey.Certificate(
                  certificate.getSignatureKey(),
                  certificate.getType() == 2,
                  certificate.getValidPrincipals(),
                  certificate.getValidAfter().toInstant(),
                  certificate.getValidBefore().toInstant())));
    }
    return new PresentedKey(KeyType.fromKey(key).toString(), blob(key), Optional.empty());
  }

  private static byte[] blob(PublicKey key) {
    return new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
  }
}
