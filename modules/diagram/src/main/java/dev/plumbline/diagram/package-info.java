/** Pictures of a snapshot as display lists that know no toolkit, and their SVG form. */
package dev.plumbline.diagram;
