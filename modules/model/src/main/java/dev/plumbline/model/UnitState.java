package dev.plumbline.model;

import java.util.Map;

/**
 * A systemd unit.
 *
 * @param id full name, such as {@code policy-routes@ens6.service}
 * @param properties from {@code systemctl show}; from {@code list-units} only ActiveState, SubState
 *     and Description
 */
public record UnitState(String id, Map<String, String> properties, Evidence evidence) {
  public String get(String property) {
    return properties.getOrDefault(property, "");
  }

  public String active() {
    return get("ActiveState");
  }

  /** Instance of a template unit ({@code ens6}), empty for others. */
  public String instance() {
    int at = id.indexOf('@');
    int dot = id.lastIndexOf('.');
    return at > 0 && dot > at ? id.substring(at + 1, dot) : "";
  }
}
