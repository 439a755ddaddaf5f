/** Find or run: addresses, actions, findings, lines of the recording, screens, instances. */
package dev.plumbline.app.palette;
