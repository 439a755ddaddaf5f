/** Practice instances: recordings behind an embedded SSH server on loopback. */
package dev.plumbline.lab;
