/** Controls every screen uses; each takes its looks from the style sheet alone. */
package dev.plumbline.app.control;
