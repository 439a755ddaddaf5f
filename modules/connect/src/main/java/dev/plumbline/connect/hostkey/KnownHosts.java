package dev.plumbline.connect.hostkey;

import dev.plumbline.connect.HostKeyQuestion.StoredHostKey;
import dev.plumbline.model.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Our known_hosts file and the user's. Where ours knows a host by a kind of key, it alone decides
 * about that kind, so that a key replaced here is not accepted again because of an old line
 * elsewhere. A revoked key is refused whatever else is written.
 */
public final class KnownHosts {
  private final Path own;
  private final List<Path> others;

  public KnownHosts(Path own, List<Path> others) {
    this.own = own;
    this.others = List.copyOf(others);
  }

  /** A name as known_hosts writes it: {@code [host]:port} unless the port is 22. */
  public static String name(String host, int port) {
    return port == 22 ? host : "[" + host + "]:" + port;
  }

  /**
   * @param host name or alias without port
   * @param port 22 for an alias
   */
  public HostKeyVerdict verdict(String host, int port, PresentedKey key, Instant now)
      throws IOException {
    HostKeyVerdict verdict = verdict(lines(name(host, port)), host, key, now);
    if (verdict instanceof HostKeyVerdict.Unknown && port != 22) {
      // As ssh: a key stored for the host without its port is good too, another one says nothing.
      HostKeyVerdict plain = verdict(lines(host), host, key, now);
      return plain instanceof HostKeyVerdict.Changed ? verdict : plain;
    }
    return verdict;
  }

  /** Kinds of keys stored for the host, in file order; to ask the server for one of these. */
  public List<String> types(String host, int port) throws IOException {
    Set<String> types = new LinkedHashSet<>();
    for (KnownHostLine line : lines(name(host, port))) {
      if (line.plain()) {
        types.add(line.type());
      }
    }
    return List.copyOf(types);
  }

  /** Whether a certificate authority is trusted for the host. */
  public boolean hasAuthority(String host, int port) throws IOException {
    return lines(name(host, port)).stream()
        .anyMatch(line -> line.marker().equals(KnownHostLine.AUTHORITY));
  }

  /** Trusts the key from now on, in the place of others of the host in our file. */
  public void store(String host, int port, PresentedKey key, Instant now) throws IOException {
    String name = name(host, port);
    synchronized (KnownHosts.class) {
      List<String> kept = new ArrayList<>();
      for (String text : texts(own)) {
        boolean replaced =
            KnownHostLine.parse(own, 1, text)
                .filter(line -> line.plain() && line.hosts().equalsIgnoreCase(name))
                .isPresent();
        if (!replaced) {
          kept.add(text);
        }
      }
      kept.add(KnownHostLine.format(name, key.type(), key.blob(), now));
      AtomicFile.write(own, String.join("\n", kept) + "\n");
    }
  }

  private HostKeyVerdict verdict(
      List<KnownHostLine> lines, String host, PresentedKey key, Instant now) {
    Optional<KnownHostLine> revoked = find(lines, line -> isRevoked(line, key));
    if (revoked.isPresent()) {
      return new HostKeyVerdict.Revoked(revoked.get().file().toString(), revoked.get().line());
    }
    Optional<KnownHostLine> authority = find(lines, line -> certifies(line, host, key, now));
    if (authority.isPresent()) {
      return new HostKeyVerdict.Known("certified, " + place(authority.get()));
    }
    List<KnownHostLine> keys = decisive(lines, key.type());
    Optional<KnownHostLine> same = find(keys, line -> line.holds(key.blob()));
    if (same.isPresent()) {
      return new HostKeyVerdict.Known(how(same.get()));
    }
    return keys.isEmpty()
        ? new HostKeyVerdict.Unknown()
        : new HostKeyVerdict.Changed(keys.stream().map(this::stored).toList());
  }

  /** Plain lines, without those of other files where ours knows that kind of key. */
  private List<KnownHostLine> decisive(List<KnownHostLine> lines, String type) {
    List<KnownHostLine> plain = lines.stream().filter(KnownHostLine::plain).toList();
    boolean ours = plain.stream().anyMatch(l -> isOurs(l) && l.type().equals(type));
    return plain.stream().filter(l -> !ours || isOurs(l) || !l.type().equals(type)).toList();
  }

  private static boolean isRevoked(KnownHostLine line, PresentedKey key) {
    return line.marker().equals(KnownHostLine.REVOKED)
        && (line.holds(key.blob())
            || key.certificate().filter(c -> line.holds(c.authority())).isPresent());
  }

  private static boolean certifies(KnownHostLine line, String host, PresentedKey key, Instant now) {
    return line.marker().equals(KnownHostLine.AUTHORITY)
        && key.certificate()
            .filter(c -> line.holds(c.authority()) && c.goodFor(host, now))
            .isPresent();
  }

  private static Optional<KnownHostLine> find(
      List<KnownHostLine> lines, Predicate<KnownHostLine> test) {
    return lines.stream().filter(test).findFirst();
  }

  private static String how(KnownHostLine line) {
    return line.since()
        .map(since -> "known since " + since.toString().substring(0, 10))
        .orElseGet(() -> place(line));
  }

  private static String place(KnownHostLine line) {
    return line.file().getFileName() + " line " + line.line();
  }

  private boolean isOurs(KnownHostLine line) {
    return line.file().equals(own);
  }

  private StoredHostKey stored(KnownHostLine line) {
    return new StoredHostKey(
        line.fingerprint(), line.file().toString(), line.line(), isOurs(line), line.since());
  }

  private List<KnownHostLine> lines(String name) throws IOException {
    List<KnownHostLine> found = new ArrayList<>();
    List<Path> files = new ArrayList<>(List.of(own));
    files.addAll(others);
    for (Path file : files) {
      List<String> texts = texts(file);
      for (int i = 0; i < texts.size(); i++) {
        KnownHostLine.parse(file, i + 1, texts.get(i))
            .filter(line -> line.names(name))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /** Lines of a file; none when there is no such file. */
  private static List<String> texts(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.lines().toList();
  }
}
