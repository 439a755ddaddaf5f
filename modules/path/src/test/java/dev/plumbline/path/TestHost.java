package dev.plumbline.path;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A made-up host: the outputs of ip and sysctl that a test needs, and questions to it. */
final class TestHost {
  private final Map<String, byte[]> files = new TreeMap<>();

  TestHost with(String file, String text) {
    files.put(file, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** IPv4 rules between those of local and main. */
  TestHost rules(String between) {
    String list = between.isEmpty() || between.endsWith("\n") ? between : between + "\n";
    return with(
        "ip-rule.txt", "0:\tfrom all lookup local\n" + list + "32766:\tfrom all lookup main\n");
  }

  /** IPv6 rules between those of local and main. */
  TestHost rules6(String between) {
    return with(
        "ip-6-rule.txt",
        "0:\tfrom all lookup local\n" + between + "32766:\tfrom all lookup main\n");
  }

  TestHost routes(String text) {
    return with("ip-route-all.txt", text);
  }

  TestHost routes6(String text) {
    return with("ip-6-route-all.txt", text);
  }

  TestHost links(String json) {
    return with("ip-j-link.json", json);
  }

  TestHost addresses(String json) {
    return with("ip-j-addr.json", json);
  }

  TestHost sysctl(String text) {
    return with("sysctl-net.txt", text);
  }

  Snapshot snapshot() {
    Manifest manifest = Manifest.named("test");
    return Snapshot.of(Recording.of(manifest, files));
  }

  Lookup lookup() {
    return Lookup.of(snapshot());
  }

  Answer ask(Query query) {
    return lookup().ask(query).answer();
  }

  static Query to(String address) {
    return Query.to(IpAddress.parse(address));
  }

  static IpAddress ip(String address) {
    return IpAddress.parse(address);
  }

  /** The answer in a line: device, gateway and source, or the error, or unknown. */
  static String text(Answer answer) {
    return switch (answer) {
      case Answer.Way way ->
          way.type()
              + " "
              + way.dev()
              + way.gateway().map(g -> " via " + g).orElse("")
              + way.prefSource().map(s -> " src " + s).orElse("");
      case Answer.NoWay none -> none.error().text();
      case Answer.Unknown unknown ->
          "unknown of " + unknown.alternatives().stream().map(TestHost::text).toList();
    };
  }
}
