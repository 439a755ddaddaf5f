/** The two front ends: {@code cli} for scripts, {@code shell} and {@code screen} for the window. */
package dev.plumbline.app;
