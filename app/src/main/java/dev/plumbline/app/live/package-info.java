/** Instances that answer: connecting to practice instances, shared by the window and the CLI. */
package dev.plumbline.app.live;
