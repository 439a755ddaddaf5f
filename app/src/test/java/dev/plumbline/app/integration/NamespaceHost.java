package dev.plumbline.app.integration;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.model.Address;
import dev.plumbline.model.Link;
import dev.plumbline.model.Recording;
import dev.plumbline.model.ScratchFolder;
import dev.plumbline.model.Snapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A recording brought to life: its interfaces, addresses, rules and routes in the real kernel, in
 * private namespaces, behind a real OpenSSH server. Closing it, or the end of this program, ends
 * everything in it.
 */
final class NamespaceHost implements AutoCloseable {
  private static final List<String> NEEDED =
      List.of(
          "/usr/sbin/sshd",
          "/usr/bin/unshare",
          "/usr/bin/nsenter",
          "/usr/bin/curl",
          "/usr/bin/ssh-keygen");

  private final ScratchFolder scratch;
  private final Process unshare;
  private final long pid;
  private final SshdRelay relay;

  private NamespaceHost(ScratchFolder scratch, Process unshare, long pid, SshdRelay relay) {
    this.scratch = scratch;
    this.unshare = unshare;
    this.pid = pid;
    this.relay = relay;
  }

  /** Skips the test where namespaces or OpenSSH cannot be had. */
  static void assumePossible() {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
    NEEDED.forEach(p -> assumeTrue(Files.isExecutable(Path.of(p)), p + " is not installed"));
    assumeTrue(namespacesWork(), "namespaces are not allowed here");
  }

  private static boolean namespacesWork() {
    try {
      run("unshare", "--net", "--mount", "--pid", "--fork", "--mount-proc", "ip", "link");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static NamespaceHost start(Recording recording) throws IOException {
    ScratchFolder scratch = ScratchFolder.create("host");
    Path work = scratch.path();
    Path files = Files.createDirectory(work.resolve("recording"));
    recording.save(files.resolve("r"));
    Path folder = files.resolve("r");
    describe(Snapshot.of(recording), work);
    Path bin = standIns(work, folder);
    Process unshare =
        new ProcessBuilder(command(work, folder))
            .redirectError(work.resolve("host.log").toFile())
            .start();
    try {
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(unshare.getInputStream(), StandardCharsets.UTF_8));
      if (!"ready".equals(out.readLine())) {
        throw new IOException("no host: " + Files.readString(work.resolve("host.log")));
      }
      long pid =
          unshare.children().findFirst().orElseThrow(() -> new IOException("ended early")).pid();
      return new NamespaceHost(scratch, unshare, pid, SshdRelay.start(work, bin, pid));
    } catch (IOException e) {
      unshare.destroyForcibly();
      scratch.close();
      throw e;
    }
  }

  private static List<String> command(Path work, Path recording) throws IOException {
    Path script = work.resolve("host.sh");
    Files.writeString(script, resource("host.sh"));
    String classes =
        NamespaceHost.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return List.of(
        "unshare",
        "--net",
        "--mount",
        "--pid",
        "--fork",
        "--kill-child",
        "--mount-proc",
        "sh",
        script.toString(),
        recording.toString(),
        work.toString(),
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx32m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classes,
        MetadataStandIn.class.getName());
  }

  /** Writes what the script cannot take from text output: links and addresses. */
  private static void describe(Snapshot snapshot, Path work) throws IOException {
    List<String> links = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    for (Link link : snapshot.links().orElse(List.of())) {
      List<Address> own =
          snapshot
              .addressesOf(link.name())
              .filter(a -> a.ip().toString().startsWith("10."))
              .toList();
      if (own.isEmpty()) {
        continue;
      }
      Address primary = own.stream().filter(a -> a.prefixLength() < 32).findFirst().orElseThrow();
      String[] octets = primary.ip().toString().split("\\.");
      String eni =
          link.altnames().stream().filter(n -> n.startsWith("eni-")).findFirst().orElseThrow();
      String device =
          link.altnames().stream()
              .filter(n -> n.startsWith("device-number-"))
              .findFirst()
              .orElseThrow()
              .replaceAll("device-number-(\\d+).*", "$1");
      links.add(
          String.join(
              " ",
              String.valueOf(link.index()),
              link.name(),
              link.mac(),
              eni,
              device,
              octets[0] + "." + octets[1] + "." + octets[2] + ".1/" + primary.prefixLength()));
      for (Address address : own) {
        addresses.add(line(address, link, Integer.parseInt(device)));
      }
    }
    Files.write(work.resolve("links"), links);
    Files.write(work.resolve("addresses"), addresses);
  }

  private static String line(Address address, Link link, int device) {
    String form = address.ip() + "/" + address.prefixLength() + " dev " + link.name();
    return address.prefixLength() == 32
        ? form + " noprefixroute"
        : form + " brd + metric " + (512 + device) + " valid_lft 3500 preferred_lft 3500";
  }

  private static Path standIns(Path work, Path recording) throws IOException {
    Path bin = Files.createDirectory(work.resolve("bin"));
    String script = resource("stand-in.sh").replace("@RECORDING@", recording.toString());
    for (String name : List.of("networkctl", "systemctl", "journalctl", "rpm")) {
      Path file = Files.writeString(bin.resolve(name), script);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return bin;
  }

  /** How to connect. */
  ConnectionProfile profile() {
    return ConnectionProfile.of("namespace", "127.0.0.1")
        .withPort(OptionalInt.of(relay.port()))
        .withUser(Optional.of("root"))
        .withIdentityFiles(List.of(scratch.path().resolve("user").toString()))
        .withAgent(false)
        .withSshConfig(false)
        .withPinnedHostKey(Optional.of(relay.fingerprint()));
  }

  /** Runs a program inside, as somebody logged in there would. */
  void inside(String... command) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("nsenter", "--target", String.valueOf(pid), "--net", "--mount", "--pid"));
    words.addAll(List.of(command));
    run(words.toArray(String[]::new));
  }

  static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + output);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return output;
  }

  private static String resource(String name) throws IOException {
    try (var in = NamespaceHost.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("missing resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    relay.close();
    unshare.getOutputStream().close();
    try {
      if (!unshare.waitFor(60, TimeUnit.SECONDS)) {
        unshare.destroyForcibly();
      }
    } catch (InterruptedException e) {
      unshare.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    scratch.close();
  }
}
