/** What the packet filters of a host do with one packet, as far as the recording tells. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.path.firewall;
