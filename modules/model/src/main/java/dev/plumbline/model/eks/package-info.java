/** What a recording of an EKS node says about the Amazon VPC CNI beside the kernel's own state. */
package dev.plumbline.model.eks;
