/** The guide: the decision tree as a map, the question at hand, the conclusion. */
package dev.plumbline.app.screen.guide;
