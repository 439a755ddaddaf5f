package dev.plumbline.guide.playbook;

import java.util.Locale;
import java.util.Optional;

/** The tables that set what is expected beside what was found, one a subject. */
public final class EvidenceTables {
  private EvidenceTables() {}

  /** The subjects that a playbook can name. */
  public enum Kind {
    INTERFACES,
    LINK,
    FILE,
    LEASE,
    METADATA,
    RULES,
    LOCKS,
    FLOW,
    ENVOY;

    static Optional<Kind> of(String name) {
      for (Kind kind : values()) {
        if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** The table for the chosen interface. */
  static EvidenceTable of(Kind kind, CaseFacts facts, String link) {
    return switch (kind) {
      case INTERFACES -> new LinkTables(facts, link).interfaces();
      case LINK -> new LinkTables(facts, link).link();
      case FILE -> new LinkTables(facts, link).file();
      case LEASE -> new LinkTables(facts, link).lease();
      case METADATA -> new NetUtilsTables(facts, link).metadata();
      case RULES -> new NetUtilsTables(facts, link).rules();
      case LOCKS -> new NetUtilsTables(facts, link).locks();
      case FLOW -> FlowTable.of(facts, link);
      case ENVOY -> EnvoyTable.of(facts);
    };
  }
}
