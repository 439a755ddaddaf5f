/** Instances: their dialogs, the questions asked while connecting, and what the sidebar lists. */
package dev.plumbline.app.screen.connect;
