package dev.plumbline.connect;

/**
 * A program of this computer that a ProxyCommand names as the way to a host.
 *
 * @param host what it leads to: {@code 10.0.1.25:22}
 * @param command what would run, its tokens expanded
 * @param written the same as it stands in the configuration
 */
public record ProxyProgram(String host, String command, String written) {}
