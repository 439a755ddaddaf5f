package dev.plumbline.model;

import java.util.Optional;

/**
 * A link as systemd-networkd sees it.
 *
 * @param setupState configured, configuring, failed, unmanaged, pending, ...
 * @param operationalState routable, degraded, carrier, ...
 * @param networkFile the .network file it applied, absent for none
 */
public record NetworkdLink(
    int index,
    String name,
    String setupState,
    String operationalState,
    Optional<String> networkFile,
    Evidence evidence) {}
