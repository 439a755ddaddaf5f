package dev.plumbline.model.eks;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was captured of the VPC CNI on a node.
 *
 * @param enis ENIs by ipamd's introspection
 * @param pods addresses by every list of pods there is (introspection, {@code ipam.json}, container
 *     runtime, {@code pod-ips.txt})
 * @param ipamd records of ipamd.log
 * @param plugin records of plugin.log
 * @param policy records of network-policy-agent.log
 * @param settings environment of the CNI, by variable
 * @param links {@code networkctl status} by link name
 * @param trace lines of {@code nft monitor trace}
 * @param flows tracked connections
 * @param tables tables that hold routes, where only their list was kept
 */
public record EksNode(
    Captured<List<CniEni>> enis,
    Captured<List<CniPod>> pods,
    Captured<List<CniRecord>> ipamd,
    Captured<List<CniRecord>> plugin,
    Captured<List<CniRecord>> policy,
    Captured<Map<String, String>> settings,
    Captured<Map<String, LinkStatus>> links,
    Captured<List<Evidence>> trace,
    Captured<List<TrackedFlow>> flows,
    Captured<List<String>> tables) {

  /** Nothing of it, since {@code file} was not captured. */
  public static EksNode missing(String file) {
    return new EksNode(
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file));
  }

  /** An ENI by id. */
  public Optional<CniEni> eni(String id) {
    return enis.orElse(List.of()).stream().filter(e -> e.id().equals(id)).findFirst();
  }

  /** A variable of the CNI, where its environment was captured. */
  public Optional<String> setting(String name) {
    return settings.optional().map(m -> m.get(name));
  }

  /** True or false where the variable is known. */
  public Optional<Boolean> on(String name) {
    return setting(name).map(v -> v.equalsIgnoreCase("true"));
  }

  /** True when something of the CNI's own was captured: its store or its logs. */
  public boolean seen() {
    return enis.optional().isPresent()
        || ipamd.optional().isPresent()
        || plugin.optional().isPresent();
  }
}
