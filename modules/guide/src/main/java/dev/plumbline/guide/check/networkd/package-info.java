/** Checks of systemd-networkd: links, leases, network files, reloads. */
package dev.plumbline.guide.check.networkd;
