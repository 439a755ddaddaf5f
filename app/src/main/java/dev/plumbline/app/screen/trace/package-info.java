/**
 * One flow followed through the routing, what a change would do to it, and all flows at a glance.
 */
package dev.plumbline.app.screen.trace;
