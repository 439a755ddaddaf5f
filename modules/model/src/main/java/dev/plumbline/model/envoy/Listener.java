package dev.plumbline.model.envoy;

import dev.plumbline.model.Evidence;

/** A socket that Envoy says it listens on; port 0 where the address is no IP address. */
public record Listener(String name, String address, int port, Evidence evidence) {}
