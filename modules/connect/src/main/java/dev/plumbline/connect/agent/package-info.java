/** The SSH agent protocol (draft-miller-ssh-agent), as far as logging in needs it. */
package dev.plumbline.connect.agent;
