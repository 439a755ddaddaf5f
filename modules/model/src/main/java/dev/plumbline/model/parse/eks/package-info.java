/** Parsers of what the VPC CNI keeps and logs on a node. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.parse.eks;
