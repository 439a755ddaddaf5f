package dev.plumbline.connect.ssh;

import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.HostKeyQuestion.StoredHostKey;
import dev.plumbline.connect.hostkey.HostKeyVerdict;
import dev.plumbline.connect.hostkey.PresentedKey;
import java.util.List;

/** What to say when a host key is not accepted. */
final class HostKeyFailures {
  private static final String COMPARE =
      "Compare the fingerprint with the instance's console output (EC2 console, Get system log)";

  private HostKeyFailures() {}

  static ConnectionException unknown(Hop hop, PresentedKey key, boolean strict) {
    return failure(
        hop,
        "the host key " + shown(key) + " is not known and was not accepted",
        strict ? "StrictHostKeyChecking is set to yes, so new hosts are not asked about" : "",
        List.of(COMPARE, "Connect again and accept the key if it is the same"));
  }

  static ConnectionException changed(Hop hop, PresentedKey key, List<StoredHostKey> stored) {
    StoredHostKey old = stored.getFirst();
    return failure(
        hop,
        "the host key changed: "
            + shown(key)
            + " in place of "
            + old.key().algorithm()
            + " "
            + old.key().sha256()
            + " ("
            + old.file()
            + " line "
            + old.line()
            + ")",
        "The address was given to a new instance, or somebody is between you and it",
        List.of(COMPARE, "If the instance was not replaced, do not connect"));
  }

  static ConnectionException revoked(Hop hop, PresentedKey key, HostKeyVerdict.Revoked line) {
    return failure(
        hop,
        "the host key " + shown(key) + " is revoked (" + line.file() + " line " + line.line() + ")",
        "",
        List.of("Do not connect; ask who revoked the key"));
  }

  static ConnectionException notPinned(Hop hop, PresentedKey key, String pinned) {
    return failure(
        hop,
        "the host key " + shown(key) + " is not the one this profile expects, " + pinned,
        "Another program may answer on this port",
        List.of(COMPARE));
  }

  static ConnectionException unsteady(Hop hop, PresentedKey key) {
    return failure(
        hop,
        "another host key was shown on the second connection, " + shown(key),
        "Several machines answer on this address, or somebody is between you and the instance",
        List.of("Connect to one of them by its own address"));
  }

  private static String shown(PresentedKey key) {
    return key.fingerprint().algorithm() + " " + key.fingerprint().sha256();
  }

  private static ConnectionException failure(
      Hop hop, String what, String cause, List<String> advice) {
    return new ConnectionException(ConnectionStage.HOST_KEY, hop.host(), what, cause, advice);
  }
}
