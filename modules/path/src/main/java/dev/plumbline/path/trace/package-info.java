/**
 * One flow followed through the routing of a host: lookups, reply, kernel's word, in one sentence.
 */
package dev.plumbline.path.trace;
