/**
 * Everything that is known about a host: a {@link dev.plumbline.model.Recording} holds the raw
 * output of read-only commands, a {@link dev.plumbline.model.Snapshot} is that recording parsed.
 * Every parsed thing carries the {@link dev.plumbline.model.Evidence} it came from.
 */
package dev.plumbline.model;
