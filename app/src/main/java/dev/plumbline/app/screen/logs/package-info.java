/**
 * The Logs screen: several sources of one host merged by time, live or from a recording. {@link
 * dev.plumbline.app.screen.logs.LogsModel} holds its state without controls.
 */
package dev.plumbline.app.screen.logs;
