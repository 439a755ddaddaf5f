/**
 * The instance picker: finds an instance in one's AWS accounts and says by which ways it can be
 * reached.
 */
package dev.plumbline.app.screen.pick;
