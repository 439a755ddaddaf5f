/**
 * Parsers of the host beside its routing: processes, units, timers, sysctls, clock, counters and
 * probes.
 */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.parse.host;
