/**
 * Parsers of an Envoy's admin answers, its containers and the probes from its network namespace.
 */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.parse.envoy;
