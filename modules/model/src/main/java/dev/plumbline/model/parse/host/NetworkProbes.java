package dev.plumbline.model.parse.host;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.host.Listener;
import dev.plumbline.model.host.NameProbe;
import dev.plumbline.model.host.Resolver;
import dev.plumbline.model.host.TcpProbe;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import dev.plumbline.model.parse.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resolver's file, probes of names and connections, listening sockets. */
final class NetworkProbes {
  private static final String RESOLV = "resolv.txt";
  private static final String NAMES = "getent-endpoints.txt";
  private static final String TCP = "tcp-443-probe.txt";
  private static final String SOCKETS = "ss-ltn.txt";
  private static final Pattern GETENT = Pattern.compile("getent-.+\\.txt");
  private static final Pattern TCP_FILES = Pattern.compile("tcp-.+-probe\\.txt");
  private static final Pattern SERVER = Pattern.compile("\\s*nameserver\\s+([^\\s%]+).*");
  private static final Pattern HEAD = Pattern.compile("== (\\S+)\\s*");
  private static final Pattern EXIT = Pattern.compile("(?:.*\\s)?exit=(\\d{1,3})\\s*");
  private static final Pattern TRIED =
      Pattern.compile("(\\S+)[ :](\\d{1,5})\\s+exit=(\\d{1,3})\\s*");
  private static final Pattern SOCKET =
      Pattern.compile("(?:tcp\\s+)?LISTEN\\s+\\d+\\s+\\d+\\s+(\\S+):(\\d{1,5})\\s.*");

  private NetworkProbes() {}

  static Captured<Resolver> resolver(Reading reading) {
    return reading
        .lines(RESOLV)
        .map(
            lines -> {
              List<Resolver.Server> servers = new ArrayList<>();
              for (Line line : lines) {
                Matcher server = SERVER.matcher(line.text());
                if (server.matches()) {
                  IpAddress.tryParse(server.group(1))
                      .ifPresent(a -> servers.add(new Resolver.Server(a, line.evidence())));
                }
              }
              Resolver resolver = new Resolver(List.copyOf(servers));
              return new Parsed<>(resolver, List.of(RESOLV), reading.whole(RESOLV)).captured();
            })
        .orElseGet(() -> reading.missing(RESOLV));
  }

  static Captured<List<NameProbe>> names(Reading reading) {
    List<NameProbe> probes = new ArrayList<>();
    List<String> files = reading.files(GETENT).filter(f -> reading.text(f).isPresent()).toList();
    for (String file : files) {
      names(reading.lines(file).orElse(List.of()), probes);
    }
    return files.isEmpty()
        ? reading.missing(NAMES)
        : new Parsed<>(List.copyOf(probes), files, true).captured();
  }

  private static void names(List<Line> lines, List<NameProbe> probes) {
    Optional<Line> head = Optional.empty();
    Set<IpAddress> addresses = new LinkedHashSet<>();
    for (Line line : lines) {
      Matcher exit = EXIT.matcher(line.text());
      Matcher name = HEAD.matcher(line.text());
      if (name.matches()) {
        head = Optional.of(line);
        addresses.clear();
      } else if (exit.matches() && head.isPresent()) {
        Matcher of = HEAD.matcher(head.get().text());
        if (of.matches()) {
          OptionalInt code = OptionalInt.of(Integer.parseInt(exit.group(1)));
          probes.add(
              new NameProbe(of.group(1), List.copyOf(addresses), code, head.get().evidence()));
        }
        head = Optional.empty();
      } else {
        IpAddress.tryParse(Words.of(line.text()).peek()).ifPresent(addresses::add);
      }
    }
  }

  static Captured<List<TcpProbe>> connections(Reading reading) {
    List<TcpProbe> probes = new ArrayList<>();
    List<String> files = reading.files(TCP_FILES).filter(f -> reading.text(f).isPresent()).toList();
    for (String file : files) {
      String error = "";
      for (Line line : reading.lines(file).orElse(List.of())) {
        Matcher tried = TRIED.matcher(line.text().strip());
        if (tried.matches()) {
          probes.add(
              new TcpProbe(
                  tried.group(1),
                  Integer.parseInt(tried.group(2)),
                  Integer.parseInt(tried.group(3)),
                  error,
                  line.evidence()));
          error = "";
        } else if (line.text().contains(": ")) {
          error = line.text().substring(line.text().lastIndexOf(": ") + 2).strip();
        }
      }
    }
    return files.isEmpty()
        ? reading.missing(TCP)
        : new Parsed<>(List.copyOf(probes), files, true).captured();
  }

  static Captured<List<Listener>> listeners(Reading reading) {
    return reading
        .lines(SOCKETS)
        .map(
            lines -> {
              List<Listener> listeners = new ArrayList<>();
              for (Line line : lines) {
                Matcher socket = SOCKET.matcher(line.text().strip() + " ");
                if (socket.matches()) {
                  listeners.add(
                      new Listener(
                          socket.group(1), Integer.parseInt(socket.group(2)), line.evidence()));
                }
              }
              return new Parsed<>(List.copyOf(listeners), List.of(SOCKETS), reading.whole(SOCKETS))
                  .captured();
            })
        .orElseGet(() -> reading.missing(SOCKETS));
  }
}
