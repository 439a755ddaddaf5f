/**
 * What should be, compared with what is, layer by layer: instance metadata, files of networkd,
 * kernel; for the VPC CNI what ipamd and the plugin set out to do, and the kernel.
 */
@org.jspecify.annotations.NullMarked
package dev.plumbline.path.layer;
