/** Parsers of the SSM Agent: its state, identity, endpoints and service. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.parse.ssm;
