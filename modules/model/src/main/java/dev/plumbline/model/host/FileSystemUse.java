package dev.plumbline.model.host;

import dev.plumbline.model.Evidence;

/**
 * How full a file system is.
 *
 * @param inodes true when inodes were counted, false for blocks
 * @param type such as xfs; empty where the output does not say
 */
public record FileSystemUse(
    String mount, String type, int percent, boolean inodes, Evidence evidence) {}
