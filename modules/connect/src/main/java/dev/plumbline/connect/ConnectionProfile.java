package dev.plumbline.connect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;

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
 * @param aws the instance in its account, when it is to be reached by way of AWS
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
    String notes,
    Optional<AwsTarget> aws) {
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
        "",
        Optional.empty());
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

  /** Whether a text is in name, address, group, user, tags or notes; case does not count. */
  public boolean matches(String text) {
    String all =
        String.join("\n", name, address, group, user.orElse(""), String.join(" ", tags), notes);
    return all.toLowerCase(Locale.ROOT).contains(text.strip().toLowerCase(Locale.ROOT));
  }

  public ConnectionProfile withId(String value) {
    return changed(draft -> draft.id = value);
  }

  public ConnectionProfile withName(String value) {
    return changed(draft -> draft.name = value);
  }

  public ConnectionProfile withGroup(String value) {
    return changed(draft -> draft.group = value);
  }

  /** The same instance at another address. */
  public ConnectionProfile withAddress(String value) {
    return changed(draft -> draft.address = value);
  }

  public ConnectionProfile withPort(OptionalInt value) {
    return changed(draft -> draft.port = value);
  }

  public ConnectionProfile withUser(Optional<String> value) {
    return changed(draft -> draft.user = value);
  }

  /** Offers these key files; an empty list leaves the choice to the configuration. */
  public ConnectionProfile withIdentityFiles(List<String> value) {
    return changed(draft -> draft.identityFiles = value);
  }

  public ConnectionProfile withAgent(boolean value) {
    return changed(draft -> draft.useAgent = value);
  }

  public ConnectionProfile withJump(Optional<String> value) {
    return changed(draft -> draft.jump = value);
  }

  public ConnectionProfile withSshConfig(boolean value) {
    return changed(draft -> draft.useSshConfig = value);
  }

  public ConnectionProfile withPinnedHostKey(Optional<String> value) {
    return changed(draft -> draft.pinnedHostKey = value);
  }

  public ConnectionProfile withProduction(boolean value) {
    return changed(draft -> draft.production = value);
  }

  /** Reaches it by way of AWS, or no longer. */
  public ConnectionProfile withAws(Optional<AwsTarget> value) {
    return changed(draft -> draft.aws = value);
  }

  private ConnectionProfile changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.profile();
  }

  /** The same fields, open to change. */
  private static final class Draft {
    private String id;
    private String name;
    private String group;
    private String address;
    private OptionalInt port;
    private Optional<String> user;
    private List<String> identityFiles;
    private boolean useAgent;
    private Optional<String> jump;
    private boolean useSshConfig;
    private Optional<String> pinnedHostKey;
    private List<String> tags;
    private boolean production;
    private String notes;
    private Optional<AwsTarget> aws;

    Draft(ConnectionProfile from) {
      id = from.id;
      name = from.name;
      group = from.group;
      address = from.address;
      port = from.port;
      user = from.user;
      identityFiles = from.identityFiles;
      useAgent = from.useAgent;
      jump = from.jump;
      useSshConfig = from.useSshConfig;
      pinnedHostKey = from.pinnedHostKey;
      tags = from.tags;
      production = from.production;
      notes = from.notes;
      aws = from.aws;
    }

    ConnectionProfile profile() {
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
          production,
          notes,
          aws);
    }
  }
}
