package dev.plumbline.guide.check.eks;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import dev.plumbline.model.eks.CniPod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pod that the recording knows of.
 *
 * @param hostRoute its route by an {@code eni...} link in main
 * @param listed entry of a list of pods
 * @param table table of its traffic where store or log tell; main for the primary ENI
 * @param logged what plugin.log says of it
 */
record KnownPod(
    IpAddress ip,
    Optional<Route> hostRoute,
    Optional<CniPod> listed,
    Optional<String> table,
    Optional<Evidence> logged) {

  /** Name where known, else the address. */
  String label() {
    return listed
        .map(CniPod::label)
        .filter(l -> !l.equals(ip.toString()))
        .map(l -> ip + " (" + l + ")")
        .orElse(ip.toString());
  }

  List<Evidence> evidence() {
    List<Evidence> lines = new ArrayList<>();
    hostRoute.ifPresent(r -> lines.add(r.evidence()));
    logged.ifPresent(lines::add);
    listed.ifPresent(l -> lines.add(l.evidence()));
    return List.copyOf(lines);
  }
}
