/** The host beside its routing: counters, resolver, probes, disks, time, kernel messages. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.host;
