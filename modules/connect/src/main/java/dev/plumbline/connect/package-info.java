/**
 * Ways to an instance: {@link dev.plumbline.connect.ConnectionProfile}s and their store, host keys,
 * and a {@link dev.plumbline.connect.Shell} over SSH. Nothing outside this module knows sshj.
 */
package dev.plumbline.connect;
