package dev.plumbline.model.host;

import dev.plumbline.model.Captured;
import java.util.List;

/**
 * The host beside its routing.
 *
 * @param counters by link, in file order
 * @param names probes of name resolution
 * @param connections probes of TCP connections
 * @param blocks use of file systems in blocks
 * @param inodes the same in inodes
 * @param kernel messages of the kernel, oldest first
 */
public record HostState(
    Captured<List<LinkCounters>> counters,
    Captured<Resolver> resolver,
    Captured<List<NameProbe>> names,
    Captured<List<TcpProbe>> connections,
    Captured<List<FileSystemUse>> blocks,
    Captured<List<FileSystemUse>> inodes,
    Captured<ClockOffset> clockOffset,
    Captured<List<Listener>> listeners,
    Captured<List<KernelMessage>> kernel) {
  /** A host of which nothing is known, since {@code file} does not show it. */
  public static HostState missing(String file) {
    return new HostState(
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file),
        Captured.notIn(file));
  }
}
