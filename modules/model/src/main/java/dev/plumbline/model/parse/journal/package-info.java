/** Parsers of journals in their text forms and in JSON, merged into one in time order. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.parse.journal;
