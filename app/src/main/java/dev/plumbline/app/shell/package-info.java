/**
 * The window and the contract its screens plug into: {@link dev.plumbline.app.shell.Screen}, {@link
 * dev.plumbline.app.shell.OpenCase}, {@link dev.plumbline.app.shell.Workbench}.
 */
package dev.plumbline.app.shell;
