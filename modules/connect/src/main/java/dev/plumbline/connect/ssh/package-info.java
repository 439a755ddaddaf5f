/** The SSH connection itself, on sshj; nothing outside this package sees that library. */
package dev.plumbline.connect.ssh;
