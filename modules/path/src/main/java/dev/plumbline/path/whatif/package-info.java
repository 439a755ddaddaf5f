/** Changes tried on a copy of a snapshot: what they would do, and the commands for it. */
package dev.plumbline.path.whatif;
