package dev.plumbline.model.eks;

import dev.plumbline.model.Evidence;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An ENI as ipamd keeps it ({@code /v1/enis} of its introspection).
 *
 * @param id {@code eni-...}
 * @param primary true for the ENI of device number 0
 * @param trunk true where it carries branch interfaces
 * @param device device number
 * @param card network card; 0 where the answer is not keyed by card (before v1.20)
 * @param table its route table, from v1.20 on
 * @param subnet from v1.22 on
 * @param excluded true where no pods are put on it
 */
public record CniEni(
    String id,
    boolean primary,
    boolean trunk,
    OptionalInt device,
    int card,
    OptionalLong table,
    Optional<String> subnet,
    boolean excluded,
    Evidence evidence) {
  /** The table of its pods: as told, else device number plus one on the first card. */
  public Optional<String> podTable() {
    if (primary) {
      return Optional.of("main");
    }
    if (table.isPresent() && table.getAsLong() > 0) {
      return Optional.of(Long.toString(table.getAsLong()));
    }
    return device.isPresent() && card == 0
        ? Optional.of(Integer.toString(device.getAsInt() + 1))
        : Optional.empty();
  }
}
