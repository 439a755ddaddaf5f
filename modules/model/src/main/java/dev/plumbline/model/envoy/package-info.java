/** What an Envoy proxy, its container and its management server say of themselves. */
package dev.plumbline.model.envoy;
