/**
 * Checks of amazon-ec2-net-utils: metadata, drop-ins, locks, runs and what the kernel has of them.
 */
package dev.plumbline.guide.check.netutils;
