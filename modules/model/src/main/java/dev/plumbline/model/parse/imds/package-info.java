/** Parsers of the probes of instance metadata. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.parse.imds;
