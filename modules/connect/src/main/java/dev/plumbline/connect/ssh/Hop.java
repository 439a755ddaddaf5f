package dev.plumbline.connect.ssh;

import dev.plumbline.connect.ProxyProgram;
import dev.plumbline.connect.sshconfig.ResolvedHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One host on the way, with all that is needed to log in there.
 *
 * @param index 0 for the first one dialled
 * @param role for step titles: empty for the target, {@code jump host}, {@code jump host bastion2}
 * @param address name or address to dial
 * @param identityFiles in the order of offer
 * @param identitiesNamed whether these were named by the user rather than the defaults of ssh
 * @param program what carries the connection in place of TCP
 */
record Hop(
    int index,
    String role,
    ResolvedHost config,
    String address,
    int port,
    String user,
    List<Path> identityFiles,
    boolean identitiesNamed,
    boolean useAgent,
    Optional<String> pinnedHostKey,
    Optional<ProxyProgram> program) {
  Hop {
    identityFiles = List.copyOf(identityFiles);
  }

  Hop through(Optional<ProxyProgram> value) {
    return new Hop(
        index,
        role,
        config,
        address,
        port,
        user,
        identityFiles,
        identitiesNamed,
        useAgent,
        pinnedHostKey,
        value);
  }

  String host() {
    return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + port;
  }

  String account() {
    return user + "@" + address;
  }

  /** Name in known_hosts: HostKeyAlias stands for name and port. */
  String keyName() {
    return config.configured("hostkeyalias").orElse(address);
  }

  int keyPort() {
    return config.configured("hostkeyalias").isPresent() ? 22 : port;
  }
}
