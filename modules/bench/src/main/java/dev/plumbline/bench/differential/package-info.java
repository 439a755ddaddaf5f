/** The lookup against a real kernel: random routing databases in network namespaces. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.bench.differential;
