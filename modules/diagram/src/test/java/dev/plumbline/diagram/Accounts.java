package dev.plumbline.diagram;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The practice instance whose account was asked, also larger and with answers missing. */
final class Accounts {
  static final String CASE = "vpc-database-and-peering";

  private Accounts() {}

  private static Map<String, String> files() {
    try {
      Recording recording = PracticeLab.find(CASE).orElseThrow().recording();
      Map<String, String> files = new LinkedHashMap<>();
      for (String name : recording.files()) {
        recording.text(name).ifPresent(t -> files.put(name, t));
      }
      return files;
    } catch (RecordingException e) {
      throw new AssertionError(CASE, e);
    }
  }

  /** So many more routes in the table of the first interface, and so many more subnets. */
  static Snapshot large(int routes, int subnets) {
    Map<String, String> files = files();
    List<String> more = new ArrayList<>();
    for (int i = 0; i < routes; i++) {
      more.add(
          "{\"DestinationCidrBlock\":\"192.168.%d.0/24\",\"State\":\"active\",\"%s\"}"
              .formatted(
                  i,
                  i % 3 == 0
                      ? "TransitGatewayId\":\"tgw-04d8b2f6a1c3e5970"
                      : "NatGatewayId\":\"nat-0e8c4a2f6b1d93570"));
    }
    files.computeIfPresent(
        "aws-ec2-describe-route-tables.json",
        (_, text) ->
            text.replaceFirst("\"Routes\": \\[", "\"Routes\": [" + String.join(",\n", more) + ","));
    String rest =
        IntStream.range(0, subnets)
            .mapToObj(
                i ->
                    ("{\"SubnetId\":\"subnet-%017x\",\"VpcId\":\"vpc-0b6f1c2d3e4a59687\","
                            + "\"CidrBlock\":\"10.0.%d.0/24\",\"AvailabilityZoneId\":\"usw2-az3\"}")
                        .formatted(i + 1, 120 + i))
            .collect(Collectors.joining(",\n"));
    files.computeIfPresent(
        "aws-ec2-describe-subnets.json",
        (_, text) -> text.replaceFirst("\"Subnets\": \\[", "\"Subnets\": [" + rest + ","));
    return of(files);
  }

  /** Without some of the account's answers. */
  static Snapshot without(String... calls) {
    Map<String, String> files = files();
    for (String call : calls) {
      files.remove("aws-ec2-describe-" + call + ".json");
    }
    return of(files);
  }

  private static Snapshot of(Map<String, String> files) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    files.forEach((name, text) -> contents.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return Snapshot.of(Recording.of(Manifest.named(CASE), contents));
  }
}
