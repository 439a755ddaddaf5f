package dev.plumbline.model.imds;

import dev.plumbline.model.Captured;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was tried on the metadata service and what stands in its way.
 *
 * @param probes single requests, as far as captured
 * @param role the role document without its secrets
 * @param proxies proxy variables of services and shells
 */
public record ImdsState(
    Captured<List<ImdsProbe>> probes,
    Captured<RoleDocument> role,
    Captured<List<ProxySetting>> proxies) {

  /** The requests of one kind made on the host. */
  public Stream<ImdsProbe> host() {
    return probes.orElse(List.of()).stream()
        .filter(p -> p.caller() == ImdsProbe.Caller.USER || p.caller() == ImdsProbe.Caller.ROOT);
  }

  /** The answer to one request of one caller, where it was made. */
  public Optional<ImdsProbe> probe(ImdsProbe.Request request, ImdsProbe.Caller caller) {
    return probes.orElse(List.of()).stream()
        .filter(p -> p.request() == request && p.caller() == caller)
        .findFirst();
  }

  /** Names of the containers that requests were made from. */
  public List<String> containers() {
    return probes.orElse(List.of()).stream()
        .map(ImdsProbe::container)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /** The answer to one request from a container. */
  public Optional<ImdsProbe> from(String container, ImdsProbe.Request request) {
    return probes.orElse(List.of()).stream()
        .filter(p -> p.container().equals(container) && p.request() == request)
        .findFirst();
  }
}
