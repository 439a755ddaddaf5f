package dev.plumbline.bench.differential;

import dev.plumbline.bench.differential.Command.Tool;
import dev.plumbline.bench.differential.Shell.Said;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network namespace of our own, and a second one that holds the other ends of its links. Both are
 * gone when it is closed, or when the program ends before.
 */
final class Namespace implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Set<String> OPEN = ConcurrentHashMap.newKeySet();
  private static final String FRESH =
      """
      net.ipv6.conf.default.dad_transmits=0
      net.ipv6.conf.default.accept_ra=0
      net.ipv6.conf.default.router_solicitations=0
      """;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(Namespace::delete)));
  }

  final String name;
  private final String peer;

  private Namespace(String name) {
    this.name = name;
    this.peer = name + "-peer";
  }

  static Namespace open() throws IOException {
    Namespace space =
        new Namespace("plumbline-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
    for (String each : List.of(space.name, space.peer)) {
      OPEN.add(each);
      Said said = Shell.run("", List.of("ip", "netns", "add", each));
      if (said.exit() != 0) {
        space.close();
        throw new IOException(said.err().strip());
      }
    }
    space.inside(FRESH, "sysctl", "-q", "-e", "-p", "-");
    return space;
  }

  /** True when this machine lets us make namespaces. */
  static boolean available() {
    try (Namespace space = open()) {
      return space.inside("", "ip", "link", "set", "lo", "up").exit() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Runs commands in their order, all of them even if the kernel refuses some; returns what it
   * refused.
   */
  String apply(List<Command> commands) throws IOException {
    StringBuilder complaints = new StringBuilder();
    for (int i = 0; i < commands.size(); ) {
      Tool tool = commands.get(i).tool();
      StringBuilder batch = new StringBuilder();
      for (; i < commands.size() && commands.get(i).tool() == tool; i++) {
        batch.append(commands.get(i).text().replace("PEER", peer)).append('\n');
      }
      complaints.append(batch(tool, batch.toString()).err());
      if (tool == Tool.IP || tool == Tool.PEER) {
        settle();
      }
    }
    return complaints.toString();
  }

  private Said batch(Tool tool, String lines) throws IOException {
    return switch (tool) {
      case IP -> ip(lines, name, "-force");
      case IP4 -> ip(lines, name, "-4", "-force");
      case IP6 -> ip(lines, name, "-6", "-force");
      case PEER -> ip(lines, peer, "-force");
      case SYSCTL -> inside(lines, "sysctl", "-q", "-e", "-p", "-");
    };
  }

  /** Runs lines through {@code ip -batch}. */
  Said ip(String lines, String space, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("ip", "-n", space));
    command.addAll(List.of(options));
    command.addAll(List.of("-batch", "-"));
    return Shell.run(lines, command);
  }

  /** Runs a command in the namespace. */
  Said inside(String input, String... command) throws IOException {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name));
    all.addAll(List.of(command));
    return Shell.run(input, all);
  }

  /** Waits until the kernel has told all links whether they have a carrier. */
  private void settle() throws IOException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!settled(Shell.run("", List.of("ip", "-n", name, "-o", "link", "show")).out())) {
      if (System.nanoTime() > end) {
        throw new IOException("the links of " + name + " do not settle");
      }
    }
  }

  private static boolean settled(String links) {
    return links.lines().filter(l -> !l.contains("LOOPBACK")).allMatch(Namespace::steady);
  }

  private static boolean steady(String link) {
    boolean up = link.contains(",UP") || link.contains("<UP");
    return up && link.contains("LOWER_UP")
        ? link.contains("state UP")
        : link.contains("state DOWN") || link.contains("state LOWERLAYERDOWN");
  }

  @Override
  public void close() {
    delete(name);
    delete(peer);
  }

  private static void delete(String name) {
    try {
      Shell.run("", List.of("ip", "netns", "del", name));
    } catch (IOException e) {
      System.err.println("The namespace " + name + " is left over: " + e.getMessage());
    } finally {
      OPEN.remove(name);
    }
  }
}
