/**
 * Parsers of what iproute2 says: links, addresses, neighbours, policy rules, routes, events and
 * answers to a lookup.
 */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.parse.kernel;
