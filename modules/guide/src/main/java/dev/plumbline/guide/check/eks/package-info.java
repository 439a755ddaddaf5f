/** Checks of the Amazon VPC CNI on an EKS node. */
package dev.plumbline.guide.check.eks;
