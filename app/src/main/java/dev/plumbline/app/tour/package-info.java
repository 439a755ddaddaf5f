/** Visits every screen and dialog without a display and writes a picture of each. */
package dev.plumbline.app.tour;
