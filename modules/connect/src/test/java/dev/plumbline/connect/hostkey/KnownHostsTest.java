package dev.plumbline.connect.hostkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.connect.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:04:17Z");

  @TempDir Path folder;

  @Test
  void aStoredKeyIsKnownSinceItsDay() throws Exception {
    KnownHosts hosts = hosts("");
    hosts.store("web", 22, TestKeys.presented("ed25519"), NOW);
    assertThat(verdict(hosts, "web", 22, "ed25519"))
        .isEqualTo(new HostKeyVerdict.Known("known since 2026-11-21"));
  }

  @Test
  void aKeyOfTheUsersFileNamesItsLine() throws Exception {
    KnownHosts hosts = hosts("# comment\n\nweb " + key("ed25519") + " me@home\n");
    assertThat(verdict(hosts, "web", 22, "ed25519"))
        .isEqualTo(new HostKeyVerdict.Known("known_hosts line 3"));
  }

  @Test
  void anotherKeyOfTheSameKindIsChanged() throws Exception {
    KnownHosts hosts = hosts("web " + key("ed25519") + "\n");
    assertThat(verdict(hosts, "web", 22, "authority")).isInstanceOf(HostKeyVerdict.Changed.class);
  }

  @Test
  void aKeyOfAnotherKindThanTheKnownOneIsChanged() throws Exception {
    KnownHosts hosts = hosts("web " + key("rsa") + "\n");
    assertThat(verdict(hosts, "web", 22, "ed25519")).isInstanceOf(HostKeyVerdict.Changed.class);
  }

  @Test
  void aRevokedKeyIsRefusedThoughAnotherLineAcceptsIt() throws Exception {
    for (String text :
        List.of(
            "@revoked * " + key("ed25519") + "\nweb " + key("ed25519") + "\n",
            "web " + key("ed25519") + "\n@revoked web " + key("ed25519") + "\n")) {
      assertThat(verdict(hosts(text), "web", 22, "ed25519"))
          .isInstanceOf(HostKeyVerdict.Revoked.class);
    }
  }

  @Test
  void aNegatedNameIsNotMeant() throws Exception {
    assertThat(verdict(hosts("*,!web " + key("ed25519") + "\n"), "web", 22, "ed25519"))
        .isEqualTo(new HostKeyVerdict.Unknown());
    assertThat(verdict(hosts("!db,unrelated " + key("ed25519") + "\n"), "web", 22, "ed25519"))
        .isEqualTo(new HostKeyVerdict.Unknown());
    assertThat(verdict(hosts("w*,!db " + key("ed25519") + "\n"), "WEB", 22, "ed25519"))
        .isInstanceOf(HostKeyVerdict.Known.class);
  }

  @Test
  void aHashedNameWithPortMatches() throws Exception {
    // ssh-keygen -H of "[web.example]:2201"
    String hashed =
        "|1|"
            + Base64.getEncoder().encodeToString("0123456789abcdefghij".getBytes())
            + "|"
            + hmac("0123456789abcdefghij", "[web.example]:2201");
    KnownHosts hosts = hosts(hashed + " " + key("ed25519") + "\n");
    assertThat(verdict(hosts, "web.example", 2201, "ed25519"))
        .isInstanceOf(HostKeyVerdict.Known.class);
    assertThat(verdict(hosts, "web.example", 22, "ed25519"))
        .isEqualTo(new HostKeyVerdict.Unknown());
  }

  @Test
  void aKeyStoredWithoutPortIsGoodOnAnotherPortAndADifferentOneUnknown() throws Exception {
    KnownHosts hosts = hosts("web " + key("ed25519") + "\n");
    assertThat(verdict(hosts, "web", 2201, "ed25519")).isInstanceOf(HostKeyVerdict.Known.class);
    assertThat(verdict(hosts, "web", 2201, "rsa")).isEqualTo(new HostKeyVerdict.Unknown());
  }

  @Test
  void aReplacedKeyIsNotAcceptedAgainBecauseOfTheUsersFile() throws Exception {
    KnownHosts hosts = hosts("web " + key("ed25519") + "\n");
    hosts.store("web", 22, TestKeys.presented("authority"), NOW);
    assertThat(verdict(hosts, "web", 22, "authority")).isInstanceOf(HostKeyVerdict.Known.class);
    assertThat(verdict(hosts, "web", 22, "ed25519")).isInstanceOf(HostKeyVerdict.Changed.class);
    assertThat(Files.readString(folder.resolve("known_hosts")))
        .isEqualTo("web " + key("ed25519") + "\n");
  }

  @Test
  void storingReplacesTheKeyOfThatHostAlone() throws Exception {
    KnownHosts hosts = hosts("");
    hosts.store("web", 22, TestKeys.presented("rsa"), NOW);
    hosts.store("db", 22, TestKeys.presented("rsa"), NOW);
    hosts.store("web", 22, TestKeys.presented("ed25519"), NOW);
    List<String> lines = Files.readAllLines(folder.resolve("own"));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("db ssh-rsa ");
    assertThat(lines.get(1)).startsWith("web ssh-ed25519 ").endsWith(" plumbline:" + NOW);
  }

  @Test
  void linesThatMakeNoSenseAreSkipped() throws Exception {
    KnownHosts hosts =
        hosts("web\nweb ssh-ed25519\nweb ssh-ed25519 !!!\n@odd\nweb " + key("ed25519") + "\n");
    assertThat(verdict(hosts, "web", 22, "ed25519")).isInstanceOf(HostKeyVerdict.Known.class);
  }

  @Test
  void anRsaLineAsksTheServerForItsRsaKey() throws Exception {
    assertThat(hosts("web " + key("rsa") + "\n").types("web", 22)).containsExactly("ssh-rsa");
  }

  private KnownHosts hosts(String text) throws Exception {
    Path users = Files.writeString(folder.resolve("known_hosts"), text);
    return new KnownHosts(folder.resolve("own"), List.of(users, folder.resolve("absent")));
  }

  private static HostKeyVerdict verdict(KnownHosts hosts, String host, int port, String key)
      throws Exception {
    return hosts.verdict(host, port, TestKeys.presented(key), NOW);
  }

  private static String key(String name) throws Exception {
    String[] words = TestKeys.publicLine(name).split(" ");
    return words[0] + " " + words[1];
  }

  private static String hmac(String salt, String name) throws Exception {
    javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA1");
    mac.init(new javax.crypto.spec.SecretKeySpec(salt.getBytes(), "HmacSHA1"));
    return Base64.getEncoder().encodeToString(mac.doFinal(name.getBytes()));
  }
}
