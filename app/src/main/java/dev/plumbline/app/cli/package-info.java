/** Commands of the program {@code plumbline}, one class each, and the sources they read. */
package dev.plumbline.app.cli;
