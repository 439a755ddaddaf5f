/** Checks of the kernel's rules, tables and routes, whoever made them. */
package dev.plumbline.guide.check.routing;
