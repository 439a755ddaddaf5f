/** What comes of a flow in words: for the Trace screen, the command line and the report. */
package dev.plumbline.app.flow;
