/** Checks of the packet filters of the host, whoever wrote them. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.guide.check.firewall;
