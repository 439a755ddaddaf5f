/**
 * Parsers of systemd-networkd and amazon-ec2-net-utils: status, leases, drop-in files, run-time
 * state.
 */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.parse.networkd;
