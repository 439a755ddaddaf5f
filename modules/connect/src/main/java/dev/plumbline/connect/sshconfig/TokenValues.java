package dev.plumbline.connect.sshconfig;

import dev.plumbline.connect.LocalEnvironment;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens of one host, for keywords that name files. */
final class TokenValues {
  private final LocalEnvironment local;
  private final String typed;
  private final ResolvedHost host;

  TokenValues(LocalEnvironment local, String typed, ResolvedHost host) {
    this.local = local;
    this.typed = typed;
    this.host = host;
  }

  /** The file meant; empty, with a problem noted, when a token in it is not known. */
  Optional<Path> path(String keyword, String text, List<ConfigProblem> problems) {
    try {
      String plain = Tokens.tilde(text, local.home());
      plain = Tokens.percent(Tokens.variables(plain, local.variables()), values());
      return Optional.of(Path.of(plain));
    } catch (Tokens.UnknownTokenException | InvalidPathException e) {
      ConfigProblem problem =
          new ConfigProblem(
              local.sshConfig().toString(),
              1,
              "unknown-token",
              keyword + " " + text + ": " + e.getMessage() + "; left out");
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
      return Optional.empty();
    }
  }

  private Map<Character, String> values() {
    String port = String.valueOf(host.port());
    String full = local.hostName();
    int dot = full.indexOf('.');
    Map<Character, String> values = new HashMap<>();
    values.put('h', host.hostName());
    values.put('n', typed);
    values.put('p', port);
    values.put('r', host.user());
    values.put('u', local.user());
    values.put('d', local.home().toString());
    values.put('i', String.valueOf(local.uid()));
    values.put('l', full);
    values.put('L', dot < 0 ? full : full.substring(0, dot));
    values.put('k', host.configured("hostkeyalias").orElse(typed));
    values.put('j', host.configured("proxyjump").orElse(""));
    values.put('C', sha1(full + host.hostName() + port + host.user()));
    return values;
  }

  private static String sha1(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
