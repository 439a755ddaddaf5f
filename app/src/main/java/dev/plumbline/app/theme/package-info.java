/** Fonts, colours and sizes: the design tokens, and the theme that follows the system. */
package dev.plumbline.app.theme;
