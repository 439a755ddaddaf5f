package dev.plumbline.path.diff;

import java.util.Locale;

/** What is compared, in the order it is shown. */
public enum Section {
  LINKS("Links"),
  ADDRESSES("Addresses"),
  RULES("Policy rules"),
  ROUTES("Routes"),
  SYSCTLS("Kernel settings"),
  FILES("Files of systemd-networkd"),
  NETWORKD("State of systemd-networkd"),
  UNITS("Units");

  private final String label;

  Section(String label) {
    this.label = label;
  }

  /** Heading for people. */
  public String label() {
    return label;
  }

  /** Lower-case word for JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
