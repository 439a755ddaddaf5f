/**
 * So what is wrong, and why: small checks read a snapshot and report {@link
 * dev.plumbline.guide.Finding}s; playbooks lead a person through the same questions in order.
 */
package dev.plumbline.guide;
