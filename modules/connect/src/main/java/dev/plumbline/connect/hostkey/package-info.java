/**
 * Host keys in the form of known_hosts (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT): the user's files are
 * read, ours is written.
 */
package dev.plumbline.connect.hostkey;
