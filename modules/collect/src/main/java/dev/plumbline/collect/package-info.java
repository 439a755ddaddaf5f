/**
 * Probes and the capture plan: the fixed list of read-only commands, and the one exec that runs
 * them.
 */
package dev.plumbline.collect;
