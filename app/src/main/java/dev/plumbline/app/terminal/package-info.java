/** The engineer's own terminal: a shell of an instance in it, and the program that opens one. */
package dev.plumbline.app.terminal;
