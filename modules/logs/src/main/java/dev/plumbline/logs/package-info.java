/**
 * What did the machine say: sources, live tail without loss or repeats, merge by time, signatures.
 */
package dev.plumbline.logs;
