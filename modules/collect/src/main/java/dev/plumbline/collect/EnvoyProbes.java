package dev.plumbline.collect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Probes of an Envoy proxy, wherever it runs on the host: as a unit, in a container of Amazon ECS,
 * in a pod. Of its admin port only paths that read are asked, by GET; the whole configuration is
 * never asked for, since its bootstrap may hold secrets. Without Envoy every probe ends at once,
 * with exit status 127: not captured.
 */
final class EnvoyProbes {
  /** Counters that the checks read; a whole dump can be megabytes. */
  private static final String STATS =
      "'/stats?filter="
          + encoded(
              "^(control_plane|cluster_manager|listener_manager|server\\.(state|live|uptime|days_until)"
                  + "|cluster\\..*(membership|update_|upstream_cx_(total|overflow|connect_fail"
                  + "|connect_timeout|none_healthy)|upstream_rq_(total|5xx|pending_overflow|timeout"
                  + "|retry)|lb_healthy_panic|ssl\\.|health_check|outlier)|listener\\..*ssl\\."
                  + "|http\\..*(no_route|no_cluster|downstream_rq_[245]xx))")
          + "'";

  private static final String PATH =
      "/envoy.service.discovery.v3.AggregatedDiscoveryService/StreamAggregatedResources";

  private EnvoyProbes() {}

  static List<Probe> all() {
    return List.of(
        Probe.of("docker-ps.txt", Scripts.text("envoy-containers.sh")).as(Rights.BEST),
        admin("envoy-ready.txt", "/ready -w '%{http_code}\\n'"),
        admin("envoy-server_info.json", "/server_info"),
        admin("envoy-stats.txt", STATS),
        admin("envoy-clusters.json", "'/clusters?format=json'"),
        admin("envoy-listeners.json", "'/listeners?format=json'"),
        admin("envoy-config_dump.json", "'/config_dump?resource=dynamic_listeners'"),
        admin("envoy-certs.json", "/certs"),
        probe("ss-ltnp.txt", "inside ss -Hltnp"),
        probe("tcp-endpoint-probe.txt", Scripts.text("envoy-endpoints.sh")),
        management("getent-ems.txt", "inside getent ahostsv4 \"$name\"; echo \"exit=$?\""),
        management(
            "getent-control-name.txt",
            "inside getent ahostsv4 \"ec2.$region.amazonaws.com$dot\"; echo \"exit=$?\""),
        management(
            "ems-probe.txt",
            "inside curl -sSv -m 8 --http2 -H 'Content-Type: application/grpc' -X POST"
                + " \"https://$name"
                + PATH
                + "\" -o /dev/null 2>&1; echo \"exit=$?\""),
        Probe.of("envoy-log.txt", Scripts.text("envoy-log.sh")).as(Rights.BEST),
        admin("envoy-stats-2.txt", STATS, "sleep 8"));
  }

  /** As it may stand in a query; curl would take brackets for a range. */
  private static String encoded(String filter) {
    return URLEncoder.encode(filter, StandardCharsets.UTF_8);
  }

  /** One GET of the admin port; {@code before} runs when there is one. */
  private static Probe admin(String file, String path, String... before) {
    return probe(file, "[ \"$port\" ] || exit 127\n" + String.join("\n", before) + "\nget " + path);
  }

  private static Probe management(String file, String command) {
    return probe(file, Scripts.text("envoy-management.sh") + command);
  }

  private static Probe probe(String file, String command) {
    return Probe.of(file, Scripts.text("envoy.sh") + command)
        .as(Rights.BEST)
        .within(30, 32_000_000);
  }
}
