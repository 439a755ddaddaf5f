/** The PDF report of a case. */
package dev.plumbline.report;
