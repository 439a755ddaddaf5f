/** Doors to dialogs and to trouble: everything that interrupts the user goes through here. */
package dev.plumbline.app.dialog;
