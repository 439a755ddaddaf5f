/** The Routing screen: the diagram, its tool bar, the tree of words behind it and its inspector. */
package dev.plumbline.app.screen.routing;
