/** Files made of a drawing: SVG and PNG, without a display. */
package dev.plumbline.app.drawing;
