package dev.plumbline.guide.check.eks;

import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.NetworkdLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An ENI of the node as far as the recording shows it; unlike the host model's it is known even
 * where only routes or the state of networkd were captured.
 *
 * @param role how surely it is primary or secondary
 * @param index kernel index, where known
 * @param device device number, by metadata, name, ipamd or the metric of its routes
 * @param card network card, 0 where nothing says otherwise
 * @param state networkd's view, where captured
 * @param file the .network file that was applied, or that was written for it
 * @param leased what shows that its IPv4 address came by DHCP; empty where nothing does
 */
record NodeEni(
    String name,
    boolean primary,
    Confidence role,
    boolean trunk,
    OptionalInt index,
    OptionalInt device,
    int card,
    Optional<NetworkdLink> state,
    Optional<FileOf> file,
    List<Evidence> leased) {

  /** A network file and the line that names it. */
  record FileOf(String path, Evidence evidence) {
    boolean nodeadm() {
      return base().startsWith("70-eks-");
    }

    boolean takesEvery() {
      return base().equals("80-ec2.network");
    }

    String base() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** True where networkd is known to leave it alone. */
  boolean unmanaged() {
    return state.filter(s -> s.setupState().equals("unmanaged")).isPresent();
  }

  /** True where networkd runs it: by its state, or without it by a file together with a lease. */
  boolean ofNetworkd() {
    boolean sign = file.filter(f -> f.nodeadm() || f.takesEvery()).isPresent() || !leased.isEmpty();
    return state.filter(s -> !s.setupState().isEmpty()).isPresent()
        ? sign && !unmanaged() && state.get().setupState().startsWith("configur")
        : file.isPresent() && !leased.isEmpty();
  }

  /** A secondary ENI of the first card: the CNI's to set up. */
  boolean ofCni() {
    return !primary && card == 0;
  }

  /** Lines that show networkd's hand. */
  List<Evidence> signs() {
    ArrayList<Evidence> lines = new ArrayList<>();
    state.ifPresent(s -> lines.add(s.evidence()));
    file.ifPresent(f -> lines.add(f.evidence()));
    lines.addAll(leased);
    return List.copyOf(lines);
  }
}
