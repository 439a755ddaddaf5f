/**
 * The PDF of a case. A {@link dev.plumbline.report.ReportContent} says what to print, {@link
 * dev.plumbline.report.Report} prints it chapter by chapter on {@code Paper}; diagrams are painted
 * from their display list as vectors.
 */
package dev.plumbline.report;
