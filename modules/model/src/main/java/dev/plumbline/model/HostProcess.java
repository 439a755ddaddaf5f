package dev.plumbline.model;

/** A process of the host; {@code elapsed} in seconds. */
public record HostProcess(
    long pid, long parent, long elapsed, String state, String command, Evidence evidence) {}
