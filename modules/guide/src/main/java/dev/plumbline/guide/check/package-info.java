/**
 * The frame of the checks: what a check declares ({@link dev.plumbline.guide.check.Check}), the
 * catalogue of ids, and how findings are put in order. The checks themselves live in one package a
 * subject.
 */
package dev.plumbline.guide.check;
