package dev.plumbline.aws.find;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An instance as a list shows it.
 *
 * @param profile by which it was found; empty for keys of the environment
 * @param account number of its owner
 * @param name its Name tag, else empty
 * @param state such as {@code running}
 * @param platform such as {@code Linux/UNIX}
 * @param zone its availability zone
 * @param privateAddresses of all interfaces, IPv4, the primary one first
 * @param publicAddresses of all interfaces, IPv4
 * @param ipv6Addresses of all interfaces
 * @param interfaces how many it has
 */
public record FoundInstance(
    String profile,
    String region,
    String account,
    String id,
    String name,
    String state,
    String platform,
    String zone,
    String vpc,
    List<String> privateAddresses,
    List<String> publicAddresses,
    List<String> ipv6Addresses,
    int interfaces,
    Map<String, String> tags,
    SsmAgent agent) {
  private static final Set<String> STAGE = Set.of("environment", "env", "stage", "tier");
  private static final Set<String> PRODUCTION = Set.of("production", "prod", "prd", "live");

  /** The name, or the id of one that has none. */
  public String label() {
    return name.isEmpty() ? id : name;
  }

  public boolean running() {
    return state.equals("running");
  }

  /** Whether one of the usual tags, such as Environment, says production. */
  public boolean production() {
    return tags.entrySet().stream()
        .anyMatch(
            tag ->
                STAGE.contains(tag.getKey().toLowerCase(Locale.ROOT))
                    && PRODUCTION.contains(tag.getValue().strip().toLowerCase(Locale.ROOT)));
  }

  /** What searches look at: name, id, addresses, tags, in lower case. */
  String haystack() {
    StringBuilder text = new StringBuilder(id).append('\n').append(name);
    privateAddresses.forEach(a -> text.append('\n').append(a));
    publicAddresses.forEach(a -> text.append('\n').append(a));
    ipv6Addresses.forEach(a -> text.append('\n').append(a));
    tags.forEach((k, v) -> text.append('\n').append(k).append('=').append(v));
    return text.toString().toLowerCase(Locale.ROOT);
  }

  /** The same with other addresses. */
  public FoundInstance withAddresses(List<String> own, List<String> open, List<String> v6) {
    return with(own, open, v6, agent);
  }

  FoundInstance with(SsmAgent known) {
    return with(privateAddresses, publicAddresses, ipv6Addresses, known);
  }

  private FoundInstance with(List<String> own, List<String> open, List<String> v6, SsmAgent known) {
    return new FoundInstance(
        profile,
        region,
        account,
        id,
        name,
        state,
        platform,
        zone,
        vpc,
        own,
        open,
        v6,
        interfaces,
        tags,
        known);
  }
}
