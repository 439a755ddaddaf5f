/** Checks of the host beside its routing: time, disks, memory, names, counters. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.guide.check.host;
