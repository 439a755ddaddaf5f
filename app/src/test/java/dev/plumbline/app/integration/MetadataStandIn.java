package dev.plumbline.app.integration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Instance metadata, version 2, answered from {@code imds.txt} of a recording. A program. */
public final class MetadataStandIn {
  private static final String TOKEN = "AQAEstandin==";
  private static final String DATA = "/latest/meta-data/";

  private MetadataStandIn() {}

  /** Takes the file's path; serves until ended. */
  public static void main(String[] args) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      String[] parts = line.split("\t");
      if (parts.length == 3 && parts[2].strip().equals("200")) {
        values.put(parts[0], parts[1].strip().replace(' ', '\n'));
      }
    }
    HttpServer server = HttpServer.create(new InetSocketAddress("169.254.169.254", 80), 16);
    server.createContext("/", exchange -> answer(exchange, values));
    server.start();
  }

  private static void answer(HttpExchange exchange, Map<String, String> values) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("PUT") && path.equals("/latest/api/token")) {
      send(exchange, 200, TOKEN);
    } else if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token"))) {
      send(exchange, 401, "Unauthorized");
    } else if (path.startsWith(DATA) && values.containsKey(path.substring(DATA.length()))) {
      send(exchange, 200, values.get(path.substring(DATA.length())));
    } else {
      send(exchange, 404, "");
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
