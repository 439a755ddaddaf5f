package dev.plumbline.model.envoy;

import dev.plumbline.model.Evidence;

/** A listening TCP socket; the process is empty where {@code ss} did not name it. */
public record ListeningSocket(String address, int port, String process, Evidence evidence) {}
