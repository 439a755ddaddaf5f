package dev.plumbline.connect.agent;

/**
 * A key the agent holds; a certificate counts as one of its own.
 *
 * @param type as in the blob: {@code ssh-ed25519}, {@code ssh-rsa-cert-v01@openssh.com}
 * @param blob public key or certificate in wire form
 * @param comment as given to ssh-add
 */
public record AgentKey(String type, byte[] blob, String comment) {}
