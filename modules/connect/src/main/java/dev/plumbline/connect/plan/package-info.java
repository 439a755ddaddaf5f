/**
 * Which way leads to an instance: what is known decides what can work, and what was tried decides
 * what is worth trying next.
 */
package dev.plumbline.connect.plan;
