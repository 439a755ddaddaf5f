/**
 * Makes a snapshot out of a recording: {@code Snapshot.of} is the door, the parsers stand below by
 * subject, one a class. None of it is exported.
 */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.parse;
