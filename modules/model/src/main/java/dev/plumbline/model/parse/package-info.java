/**
 * Parsers of command output, one subject a class. Not exported: {@code Snapshot.of} is the door.
 */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.parse;
