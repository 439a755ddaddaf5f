/** Checks of the instance metadata service: who answers, who is in the way, what is answered. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.guide.check.imds;
