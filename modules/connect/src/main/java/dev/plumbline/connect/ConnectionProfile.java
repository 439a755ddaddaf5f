package dev.plumbline.connect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * How to reach one instance. Holds no secret. What is empty here comes from {@code ~/.ssh/config}
 * (when {@code useSshConfig}) and else from the defaults of ssh.
 *
 * @param id never changes, unlike the name
 * @param name what the sidebar shows
 * @param group folder in the sidebar; empty for none
 * @param address host name, IP address or a Host alias of {@code ~/.ssh/config}
 * @param identityFiles private keys to offer, first first; {@code ~} allowed
 * @param useAgent whether keys held by the SSH agent are offered
 * @param jump jump hosts as ProxyJump writes them ({@code ops@bastion:2201,second}), {@code none}
 *     to forbid one
 * @param pinnedHostKey {@code SHA256:...} fingerprint; when set, exactly this host key is accepted
 *     and no other, without a question
 */
public record ConnectionProfile(
    String id,
    String name,
    String group,
    String address,
    OptionalInt port,
    Optional<String> user,
    List<String> identityFiles,
    boolean useAgent,
    Optional<String> jump,
    boolean useSshConfig,
    Optional<String> pinnedHostKey,
    List<String> tags,
    boolean production,
    String notes) {
  public ConnectionProfile {
    identityFiles = List.copyOf(identityFiles);
    tags = List.copyOf(tags);
  }

  /** A new profile that leaves everything but the address to the configuration. */
  public static ConnectionProfile of(String name, String address) {
    return new ConnectionProfile(
        UUID.randomUUID().toString(),
        name,
        "",
        address,
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        true,
        Optional.empty(),
        true,
        Optional.empty(),
        List.of(),
        false,
        "");
  }

  /**
   * Reads {@code [user@]host[:port]}, {@code [2001:db8::1]:22} or {@code ssh://...}.
   *
   * @throws IllegalArgumentException with a sentence to show when it is none of these
   */
  public static ConnectionProfile parse(String destination) {
    Destination d = Destination.parse(destination);
    return of(d.host(), d.host()).withPort(d.port()).withUser(d.user());
  }

  public ConnectionProfile withId(String value) {
    return new ConnectionProfile(
        value,
        name,
        group,
        address,
        port,
        user,
        identityFiles,
        useAgent,
        jump,
        useSshConfig,
        pinnedHostKey,
        tags,
        production,
        notes);
  }

  public ConnectionProfile withName(String value) {
    return new ConnectionProfile(
        id,
        value,
        group,
        address,
        port,
        user,
        identityFiles,
        useAgent,
        jump,
        useSshConfig,
        pinnedHostKey,
        tags,
        production,
        notes);
  }

  public ConnectionProfile withGroup(String value) {
    return new ConnectionProfile(
        id,
        name,
        value,
        address,
        port,
        user,
        identityFiles,
        useAgent,
        jump,
        useSshConfig,
        pinnedHostKey,
        tags,
        production,
        notes);
  }

  public ConnectionProfile withPort(OptionalInt value) {
    return new ConnectionProfile(
        id,
        name,
        group,
        address,
        value,
        user,
        identityFiles,
        useAgent,
        jump,
        useSshConfig,
        pinnedHostKey,
        tags,
        production,
        notes);
  }

  public ConnectionProfile withUser(Optional<String> value) {
    return new ConnectionProfile(
        id,
        name,
        group,
        address,
        port,
        value,
        identityFiles,
        useAgent,
        jump,
        useSshConfig,
        pinnedHostKey,
        tags,
        production,
        notes);
  }

  /** Offers these key files; an empty list leaves the choice to the configuration. */
  public ConnectionProfile withIdentityFiles(List<String> value) {
    return new ConnectionProfile(
        id,
        name,
        group,
        address,
        port,
        user,
        value,
        useAgent,
        jump,
        useSshConfig,
        pinnedHostKey,
        tags,
        production,
        notes);
  }

  public ConnectionProfile withAgent(boolean value) {
    return new ConnectionProfile(
        id,
        name,
        group,
        address,
        port,
        user,
        identityFiles,
        value,
        jump,
        useSshConfig,
        pinnedHostKey,
        tags,
        production,
        notes);
  }

  public ConnectionProfile withJump(Optional<String> value) {
    return new ConnectionProfile(
        id,
        name,
        group,
        address,
        port,
        user,
        identityFiles,
        useAgent,
        value,
        useSshConfig,
        pinnedHostKey,
        tags,
        production,
        notes);
  }

  public ConnectionProfile withSshConfig(boolean value) {
    return new ConnectionProfile(
        id,
        name,
        group,
        address,
        port,
        user,
        identityFiles,
        useAgent,
        jump,
        value,
        pinnedHostKey,
        tags,
        production,
        notes);
  }

  public ConnectionProfile withPinnedHostKey(Optional<String> value) {
    return new ConnectionProfile(
        id,
        name,
        group,
        address,
        port,
        user,
        identityFiles,
        useAgent,
        jump,
        useSshConfig,
        value,
        tags,
        production,
        notes);
  }

  public ConnectionProfile withProduction(boolean value) {
    return new ConnectionProfile(
        id,
        name,
        group,
        address,
        port,
        user,
        identityFiles,
        useAgent,
        jump,
        useSshConfig,
        pinnedHostKey,
        tags,
        value,
        notes);
  }
}
