/**
 * {@code ssh_config} read as OpenSSH reads it (ssh_config(5), checked against {@code ssh -G} of
 * 9.2): which value every keyword has for one host. Nothing is written and no program is run.
 */
package dev.plumbline.connect.sshconfig;
