/** Checks of an Envoy proxy and of App Mesh. */
package dev.plumbline.guide.check.envoy;
