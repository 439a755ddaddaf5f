package dev.plumbline.path.whatif;

import dev.plumbline.model.Family;
import java.util.ArrayList;
import java.util.List;

/** What the kernel does when a setting is written: some settings write others. */
final class SysctlChanges {
  private SysctlChanges() {}

  static void apply(KernelState state, Change.OfSysctl change) {
    String command = change.command();
    state.set(change.name(), change.value(), command);
    for (String name : written(state, change.name())) {
      state.set(name, change.value(), command);
    }
    String off = "net.ipv6.conf.";
    if (change.name().startsWith(off)
        && change.name().endsWith(".disable_ipv6")
        && change.value().equals("1")) {
      String link = change.name().substring(off.length(), change.name().lastIndexOf('.'));
      List<String> links = link.equals("all") ? state.linkNames() : List.of(link);
      state.removeAddresses(a -> a.family() == Family.V6 && links.contains(a.link()));
      state.removeRoutes(
          Family.V6, r -> r.nextHops().stream().anyMatch(h -> links.contains(h.link())));
    }
  }

  /** Forwarding of the host and of all links is one switch. */
  private static List<String> written(KernelState state, String name) {
    boolean all4 =
        name.equals("net.ipv4.ip_forward") || name.equals("net.ipv4.conf.all.forwarding");
    boolean all6 = name.equals("net.ipv6.conf.all.forwarding");
    if (!all4 && !all6) {
      return List.of();
    }
    String root = "net.ipv" + (all4 ? 4 : 6) + ".conf.";
    List<String> names = new ArrayList<>();
    if (all4) {
      names.add("net.ipv4.ip_forward");
    }
    names.add(root + "all.forwarding");
    names.add(root + "default.forwarding");
    state.linkNames().forEach(l -> names.add(root + l + ".forwarding"));
    return names;
  }
}
