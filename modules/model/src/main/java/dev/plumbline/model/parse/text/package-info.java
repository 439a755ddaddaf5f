/**
 * What parsers share: files of a recording in lines, words, blocks, listings and JSON, read as far
 * as they go.
 */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.parse.text;
