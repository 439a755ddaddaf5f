/** What the window and the command line share about reports. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.app.report;
