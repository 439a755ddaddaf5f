package dev.plumbline.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** "Now" of the recording by the host's own clock, and how long it had been up. */
public record HostClock(Instant now, Optional<Duration> uptime, Evidence evidence) {}
