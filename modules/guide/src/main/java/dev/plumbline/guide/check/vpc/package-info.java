/** What the account's network does to the flows that an instance needs. */
package dev.plumbline.guide.check.vpc;
