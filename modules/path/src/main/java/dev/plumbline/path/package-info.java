/** What would a packet do, who made a rule or route, and what should be there. */
package dev.plumbline.path;
