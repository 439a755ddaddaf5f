/**
 * Doors: {@link dev.plumbline.app.task.Fx} to the JavaFX thread, {@code Tasks} to work behind it.
 */
package dev.plumbline.app.task;
