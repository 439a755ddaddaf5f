package dev.plumbline.model.host;

import dev.plumbline.model.Evidence;

/** A TCP port that somebody listens on; {@code address} is {@code *} or an address. */
public record Listener(String address, int port, Evidence evidence) {}
