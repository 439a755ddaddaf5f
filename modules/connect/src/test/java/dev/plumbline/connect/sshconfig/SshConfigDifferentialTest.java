package dev.plumbline.connect.sshconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.connect.LocalEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated configurations read by us and by the ssh of this machine, where there is one. */
class SshConfigDifferentialTest {
  private static final int CASES = Integer.getInteger("plumbline.ssh.cases", 60);

  /** Differ by version of ssh, or are printed in another unit. */
  private static final Set<String> NOT_COMPARED =
      Set.of("rekeylimit", "sendenv", "setenv", "updatehostkeys", "controlpath");

  private static final List<String> HOSTS =
      List.of("web", "WEB", "web-1", "db.example", "10.0.0.5");

  @TempDir Path home;

  @Test
  void generatedConfigurationsResolveAsInSsh() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh")), "no ssh on this machine");
    Random random = new Random(Long.getLong("plumbline.ssh.seed", 20261121));
    for (int i = 0; i < CASES; i++) {
      Path config = home.resolve("config-" + i);
      Path included = home.resolve("inner-" + i);
      Files.writeString(included, ConfigGenerator.file(random, List.of()));
      String text = ConfigGenerator.file(random, List.of(included.toString()));
      Files.writeString(config, text);
      String host = HOSTS.get(random.nextInt(HOSTS.size()));
      List<String> options =
          random.nextInt(4) == 0 ? List.of("-l", "root", "-p", "2022") : List.of();
      compare(config, host, options, text + "\n-- inner\n" + Files.readString(included));
    }
  }

  private void compare(Path config, String host, List<String> options, String text)
      throws Exception {
    Map<String, Object> theirs = ssh(config, host, options);
    LocalEnvironment local = LocalEnvironment.system().withSshConfig(config);
    Optional<String> user = options.isEmpty() ? Optional.empty() : Optional.of("root");
    OptionalInt port = options.isEmpty() ? OptionalInt.empty() : OptionalInt.of(2022);
    Map<String, Object> ours = SshConfig.read(local).resolve(host, user, port).asPrinted();
    for (Keyword keyword : Keyword.all()) {
      String name = keyword.name();
      boolean compared = ours.containsKey(name) || !name.endsWith("algorithms");
      if (compared
          && keyword.kind() != Keyword.Kind.IGNORED
          && !NOT_COMPARED.contains(name)
          && (ours.containsKey(name)
              || keyword.fallback().isPresent()
              || name.startsWith("proxy"))) {
        assertThat(ours.get(name))
            .as("%s of %s in%n%s", name, host, text)
            .isEqualTo(theirs.get(name));
      }
    }
  }

  private Map<String, Object> ssh(Path config, String host, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/ssh", "-G", "-F", config.toString()));
    command.addAll(options);
    command.add(host);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output + Files.readString(config)).isZero();
    Map<String, Object> values = new LinkedHashMap<>();
    for (String line : output.split("\n")) {
      String[] parts = line.split(" ", 2);
      String value = parts.length > 1 ? parts[1] : "";
      boolean list = parts[0].equals("identityfile") || parts[0].equals("certificatefile");
      if (list) {
        @SuppressWarnings("unchecked")
        List<String> all =
            (List<String>) values.computeIfAbsent(parts[0], k -> new ArrayList<String>());
        all.add(value);
      } else {
        values.put(parts[0].toLowerCase(Locale.ROOT), value);
      }
    }
    return values;
  }
}
