package dev.plumbline.connect.sshconfig;

import dev.plumbline.connect.Destination;
import dev.plumbline.connect.LocalEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the configuration says about one host. */
public final class ResolvedHost {
  private static final List<String> DEFAULT_IDENTITIES =
      List.of("rsa", "ecdsa", "ecdsa_sk", "ed25519", "ed25519_sk", "xmss", "dsa").stream()
          .map(type -> "~/.ssh/id_" + type)
          .toList();

  private final LocalEnvironment local;
  private final String typed;
  private final Resolution found;
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final TokenValues tokens;

  ResolvedHost(
      LocalEnvironment local, String typed, Resolution found, List<ConfigProblem> reading) {
    this.local = local;
    this.typed = typed;
    this.found = found;
    this.tokens = new TokenValues(local, typed, this);
    problems.addAll(reading);
    problems.addAll(found.problems());
  }

  /** The name asked for. */
  public String typed() {
    return typed;
  }

  /** The name or address to dial. */
  public String hostName() {
    return found.hostName();
  }

  public int port() {
    return Integer.parseInt(text("port").orElse("22"));
  }

  public String user() {
    return text("user").orElse(local.user());
  }

  /** Value of a keyword in the form of {@code ssh -G}, its default included. */
  public Optional<String> text(String keyword) {
    return found.value(keyword).or(() -> Keyword.of(keyword).flatMap(Keyword::fallback));
  }

  /** Value of a keyword only where the configuration sets it. */
  public Optional<String> configured(String keyword) {
    return found.value(keyword);
  }

  public boolean flag(String keyword) {
    String value = text(keyword).orElse("no");
    return value.equals("yes") || value.equals("true");
  }

  /** Whether key files are named, so that the default ones do not count. */
  public boolean namesIdentities() {
    return !found.list("identityfile").isEmpty();
  }

  /** Private key files in the order of offer, tokens expanded. */
  public List<Path> identityFiles() {
    List<String> names = namesIdentities() ? found.list("identityfile") : DEFAULT_IDENTITIES;
    return paths("IdentityFile", names);
  }

  public List<Path> certificateFiles() {
    return paths("CertificateFile", found.list("certificatefile"));
  }

  /** known_hosts files of the user, then of the system; none for {@code none}. */
  public List<Path> knownHostsFiles() {
    List<Path> files = new ArrayList<>(paths("UserKnownHostsFile", words("userknownhostsfile")));
    files.addAll(paths("GlobalKnownHostsFile", words("globalknownhostsfile")));
    return files;
  }

  /** Where the agent listens: a path, or empty for {@code none} and where nothing is known. */
  public Optional<Path> agentSocket() {
    Optional<String> configured = found.value("identityagent");
    if (configured.isEmpty() || configured.get().equals("SSH_AUTH_SOCK")) {
      return variable("SSH_AUTH_SOCK");
    }
    String name = configured.get();
    if (name.equals("none")) {
      return Optional.empty();
    }
    return name.startsWith("$") && !name.startsWith("${")
        ? variable(name.substring(1))
        : paths("IdentityAgent", List.of(name)).stream().findFirst();
  }

  /** How the host is reached. */
  public Route route() {
    Optional<String> jump = found.route("proxyjump");
    if (jump.isPresent()) {
      try {
        return new Route.Jump(Destination.parseList(jump.get()));
      } catch (IllegalArgumentException e) {
        return new Route.Unusable("ProxyJump " + jump.get() + ": " + e.getMessage());
      }
    }
    return found
        .route("proxycommand")
        .map(
            written ->
                flag("proxyusefdpass")
                    ? handsOver(written)
                    : Route.ofCommand(written, proxyTokens()))
        .orElse(new Route.Direct());
  }

  private static Route handsOver(String command) {
    return new Route.Unusable(
        "the program " + command + " hands over a socket (ProxyUseFdpass), which is not supported");
  }

  /** The tokens a ProxyCommand knows (ssh_config(5), TOKENS). */
  private Map<Character, String> proxyTokens() {
    return Map.of('h', hostName(), 'n', typed, 'p', String.valueOf(port()), 'r', user());
  }

  /** What was not taken as written, with file and line. */
  public List<ConfigProblem> problems() {
    return List.copyOf(new LinkedHashSet<>(problems));
  }

  /** Host and Match lines that applied. */
  public List<ConfigLine> applied() {
    return found.applied();
  }

  /** Everything under the keys of {@code ssh -G}, in its order; values are texts or lists. */
  public Map<String, Object> asPrinted() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("host", typed);
    for (Keyword keyword : Keyword.all()) {
      String name = keyword.name();
      switch (keyword.kind()) {
        case IGNORED -> {
          // ssh -G does not print these, or they do not matter for reaching the host.
        }
        case ADDS_UP, ADDS_UP_WORDS -> {
          List<String> all = name.equals("identityfile") ? identityNames() : found.list(name);
          if (!all.isEmpty()) {
            out.put(name, all);
          }
        }
        default -> printed(name).ifPresent(value -> out.put(name, value));
      }
    }
    return out;
  }

  private Optional<String> printed(String name) {
    return switch (name) {
      case "hostname" -> Optional.of(hostName());
      case "user" -> Optional.of(user());
      case "proxyjump" -> found.route(name).map(ResolvedHost::lastHopTidied);
      case "proxycommand" -> found.route(name);
      case "addkeystoagent" ->
          text(name).map(v -> v.replaceFirst("^yes", "true").replaceFirst("^no", "false"));
      case "userknownhostsfile" -> Optional.of(expanded(name));
      case "identityagent" -> found.value(name).map(v -> Tokens.tilde(v, local.home()));
      default -> text(name);
    };
  }

  /** ssh takes the last hop apart and prints it anew, the others as written. */
  private static String lastHopTidied(String list) {
    int comma = list.lastIndexOf(',') + 1;
    try {
      return list.substring(0, comma) + Destination.parse(list.substring(comma));
    } catch (IllegalArgumentException e) {
      return list;
    }
  }

  private String expanded(String name) {
    return String.join(
        " ", words(name).stream().map(word -> Tokens.tilde(word, local.home())).toList());
  }

  private List<String> identityNames() {
    return namesIdentities() ? found.list("identityfile") : DEFAULT_IDENTITIES;
  }

  private List<String> words(String keyword) {
    List<String> set = found.list(keyword);
    return set.isEmpty() ? List.of(text(keyword).orElse("").split(" ")) : set;
  }

  private List<Path> paths(String keyword, List<String> names) {
    List<Path> paths = new ArrayList<>();
    for (String name : names) {
      if (!name.equalsIgnoreCase("none")) {
        tokens.path(keyword, name, problems).ifPresent(paths::add);
      }
    }
    return paths;
  }

  private Optional<Path> variable(String name) {
    return Optional.ofNullable(local.variables().get(name)).filter(v -> !v.isEmpty()).map(Path::of);
  }
}
