package dev.plumbline.connect;

import java.util.Optional;

/**
 * What a script said.
 *
 * @param stdout as far as it came
 * @param stderr as far as it came
 * @param cut why stdout is not whole, as part of a sentence; absent when it is
 */
public record BatchOutput(byte[] stdout, byte[] stderr, Optional<String> cut) {}
