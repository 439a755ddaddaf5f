/** Verdict first: findings, one card an interface, services, and what was not checked. */
package dev.plumbline.app.screen.overview;
