/** What differs between two snapshots: each real difference once, with its owner. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.path.diff;
