package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Host;

/** An Envoy beside a web service that tests break: App Mesh before its end, and plain Envoy. */
final class Mesh {
  static final String LOG = "envoy-log.txt";
  static final String STATS = "envoy-stats.txt";
  static final String STATS_2 = "envoy-stats-2.txt";
  static final String CART = "cds_egress_shop_cart_http_8080";

  private Mesh() {}

  /** Connected, LIVE, captured on 2026-03-11 at 09:42:10. */
  static Host healthy() {
    return Host.practice("appmesh-healthy");
  }

  /** Not connected: the stream ended with a code, half a minute before the capture. */
  static Host closed(int code, String text) {
    return both(healthy(), "control_plane.connected_state: 2", "control_plane.connected_state: 0")
        .append(LOG, close("09:41:40", code, text));
  }

  static String close(String time, int code, String text) {
    return "[2026-03-11 %s.941][15][warning][config] [./source/common/config/grpc_stream.h:163] StreamAggregatedResources gRPC config stream to appmesh-envoy-management.eu-west-1.amazonaws.com:443 closed: %d, %s\n"
        .formatted(time, code, text);
  }

  static String line(String time, String text) {
    return "[2026-03-11 " + time + ".000][15]" + text + "\n";
  }

  /** A request in the access log. */
  static String request(String time, int status, String flags, String authority, String upstream) {
    return "[2026-03-11T%s.000Z] \"GET /cart/1 HTTP/1.1\" %d %s 0 19 1 - \"-\" \"axios/1.7\" \"b1c7\" \"%s\" \"%s\"\n"
        .formatted(time, status, flags, authority, upstream);
  }

  /** Changes both readings of the counters. */
  static Host both(Host host, String from, String to) {
    return host.replace(STATS, from, to).replace(STATS_2, from, to);
  }

  /** A counter that grows between the readings. */
  static Host grows(Host host, String name, long early, long late) {
    return host.append(STATS, name + ": " + early + "\n")
        .append(STATS_2, name + ": " + late + "\n");
  }

  /** Without App Mesh: another image, another node, no management server in the log. */
  static Host plain() {
    Host host = healthy();
    return host.without("ecs-task.json", "ems-probe.txt", "getent-ems.txt")
        .with("docker-ps.txt", "5b1d\tenvoyproxy/envoy:v1.31\tedge-envoy\tUp 2 hours\n")
        .with(
            LOG, host.text(LOG).replace("appmesh-envoy-management.eu-west-1.amazonaws.com", "xds"))
        .with(
            "envoy-server_info.json",
            host.text("envoy-server_info.json").replace("mesh/shop/virtualNode/web", "edge-1"));
  }
}
