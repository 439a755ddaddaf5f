package dev.plumbline.connect.ssh;

import com.hierynomus.sshj.key.KeyAlgorithm;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.LoggerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/**
 * What is offered to a server, best first. The library's own order starts with HMAC-SHA1, so all
 * lists are set here; the old entries at the ends are for servers like OpenSSH 5 and 6.
 */
final class Algorithms {
  private static final List<String> KEY_EXCHANGE =
      List.of(
          "curve25519-sha256",
          "curve25519-sha256@libssh.org",
          "ecdh-sha2-nistp256",
          "ecdh-sha2-nistp384",
          "ecdh-sha2-nistp521",
          "diffie-hellman-group16-sha512",
          "diffie-hellman-group18-sha512",
          "diffie-hellman-group14-sha256",
          "diffie-hellman-group-exchange-sha256",
          "diffie-hellman-group14-sha1");

  private static final List<String> CIPHERS =
      List.of(
          "aes128-gcm@openssh.com",
          "aes256-gcm@openssh.com",
          "chacha20-poly1305@openssh.com",
          "aes256-ctr",
          "aes192-ctr",
          "aes128-ctr",
          "aes256-cbc",
          "aes128-cbc");

  private static final List<String> MACS =
      List.of(
          "hmac-sha2-256-etm@openssh.com",
          "hmac-sha2-512-etm@openssh.com",
          "hmac-sha2-256",
          "hmac-sha2-512",
          "hmac-sha1-etm@openssh.com",
          "hmac-sha1");

  private static final List<String> HOST_KEYS =
      List.of(
          "ssh-ed25519",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "rsa-sha2-512",
          "rsa-sha2-256",
          "ssh-rsa");

  private static final List<String> HOST_CERTIFICATES =
      List.of(
          "ssh-ed25519-cert-v01@openssh.com",
          "ecdsa-sha2-nistp256-cert-v01@openssh.com",
          "ecdsa-sha2-nistp384-cert-v01@openssh.com",
          "ecdsa-sha2-nistp521-cert-v01@openssh.com");

  private Algorithms() {}

  /**
   * @param knownTypes kinds of host keys stored for this host; asked for first, or else a modern
   *     server shows another key that looks unknown
   * @param authority whether a certificate authority is trusted for this host. Then certificates
   *     are asked for, and group exchange is not: sshj 0.40 checks no certificate after it.
   */
  static DefaultConfig config(List<String> knownTypes, boolean authority) {
    DefaultConfig config = new DefaultConfig();
    config.setLoggerFactory(new Silent());
    config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
    List<String> exchanges = new ArrayList<>(KEY_EXCHANGE);
    if (authority) {
      exchanges.removeIf(name -> name.contains("group-exchange"));
    }
    config.setKeyExchangeFactories(pick(config.getKeyExchangeFactories(), exchanges));
    config.setCipherFactories(pick(config.getCipherFactories(), CIPHERS));
    config.setMACFactories(pick(config.getMACFactories(), MACS));
    config.setKeyAlgorithms(pick(config.getKeyAlgorithms(), hostKeys(knownTypes, authority)));
    return config;
  }

  /** Signature algorithm by its name on the wire, certificates by that of their plain key. */
  static KeyAlgorithm signing(String algorithm) {
    String plain = algorithm.replace("-cert-v01@openssh.com", "");
    KeyAlgorithm found = Factory.Named.Util.create(new DefaultConfig().getKeyAlgorithms(), plain);
    if (found == null) {
      throw new IllegalArgumentException("no signature algorithm " + plain);
    }
    return found;
  }

  static List<String> hostKeys(List<String> knownTypes, boolean authority) {
    List<String> names = new ArrayList<>(authority ? HOST_CERTIFICATES : List.of());
    HOST_KEYS.stream().filter(name -> knownTypes.contains(type(name))).forEach(names::add);
    HOST_KEYS.stream().filter(name -> !names.contains(name)).forEach(names::add);
    return names;
  }

  private static String type(String algorithm) {
    return algorithm.startsWith("rsa-sha2-") ? "ssh-rsa" : algorithm;
  }

  private static <T> List<Factory.Named<T>> pick(
      List<Factory.Named<T>> available, List<String> names) {
    List<Factory.Named<T>> picked = new ArrayList<>();
    for (String name : names) {
      available.stream().filter(f -> f.getName().equals(name)).forEach(picked::add);
    }
    return picked;
  }

  /** Everything the library logs also reaches us as an exception. */
  private static final class Silent implements LoggerFactory {
    @Override
    public Logger getLogger(String name) {
      return NOPLogger.NOP_LOGGER;
    }

    @Override
    public Logger getLogger(Class<?> type) {
      return NOPLogger.NOP_LOGGER;
    }
  }
}
