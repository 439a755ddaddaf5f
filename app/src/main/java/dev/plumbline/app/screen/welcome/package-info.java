/** The page without a case: three doors, and a place to drop a recording. */
package dev.plumbline.app.screen.welcome;
