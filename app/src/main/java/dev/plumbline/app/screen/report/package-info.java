/** The report screen: chosen parts, preview, redaction, export. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.app.screen.report;
