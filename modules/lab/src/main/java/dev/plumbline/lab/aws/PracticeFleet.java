package dev.plumbline.lab.aws;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A practice account with several instances in three Regions, on loopback: any signed call is
 * answered, sessions included. In one of the Regions the signed-in role may not ask for agents.
 */
public final class PracticeFleet implements AutoCloseable {
  private static final String OREGON = "us-west-2";
  private static final String IRELAND = "eu-west-1";
  private static final String FRANKFURT = "eu-central-1";

  private static final List<FleetMember.Place> PLACES =
      List.of(
          at(OREGON, "secondary-rules-missing", "shop-web-1", "staging"),
          at(OREGON, "healthy-4-eni-v6-prefix", "shop-web-2", "staging"),
          at(OREGON, "vpc-database-and-peering", "shop-orders", "production"),
          at(OREGON, "leaked-lock", "build-agent", "test"),
          at(OREGON, "many-rules", "vpn-gateway", "production"),
          at(OREGON, "late-ipv6-no-prefix-route", "search-1", "staging"),
          new FleetMember.Place(
              OREGON,
              "same-subnet-after-networkd-restart",
              "cache-1",
              "production",
              FleetMember.Condition.AGENT_LOST),
          new FleetMember.Place(
              OREGON, "healthy-1-eni", "bastion-old", "test", FleetMember.Condition.STOPPED),
          at(IRELAND, "ssm-endpoint-group", "reports", "staging"),
          at(IRELAND, "admin-dropin-route-fails-link", "print-server", "test"),
          at(FRANKFURT, "healthy-2-eni-v2.4.1", "mail-relay", "production"),
          at(FRANKFURT, "custom-routes-flushed-by-reload", "billing", "production"));

  private final List<FleetMember> members;
  private final DataChannels channels;
  private final Sessions sessions;
  private final AwsEndpoint endpoint;

  private PracticeFleet(
      List<FleetMember> members, DataChannels channels, Sessions sessions, AwsEndpoint endpoint) {
    this.members = members;
    this.channels = channels;
    this.sessions = sessions;
    this.endpoint = endpoint;
  }

  private static FleetMember.Place at(String region, String scenario, String name, String stage) {
    return new FleetMember.Place(region, scenario, name, stage, FleetMember.Condition.RUNNING);
  }

  /**
   * Starts the account.
   *
   * @throws IOException when a practice instance cannot be unpacked or no port is free
   */
  public static PracticeFleet start() throws IOException {
    List<FleetMember> members = new ArrayList<>();
    for (FleetMember.Place place : PLACES) {
      Scenario scenario =
          PracticeLab.find(place.scenario())
              .orElseThrow(() -> new IOException("no practice instance " + place.scenario()));
      members.add(new FleetMember(place, scenario));
    }
    DataChannels channels = DataChannels.start(Faults.none());
    FleetApi api = new FleetApi(members, regions());
    Sessions sessions = new Sessions(api, channels::uri, Faults.none());
    channels.serve(sessions);
    api.serve(sessions, Map.of(FRANKFURT, List.of("ssm:DescribeInstanceInformation")));
    try {
      return new PracticeFleet(members, channels, sessions, AwsEndpoint.start(0, api.services()));
    } catch (IOException e) {
      channels.close();
      throw e;
    }
  }

  /** The endpoint: {@code http://127.0.0.1:PORT}. */
  public URI uri() {
    return endpoint.uri();
  }

  /** What a program needs in its environment to meet this account, in the first Region. */
  public Map<String, String> variables() {
    return endpoint.variables(regions().getFirst());
  }

  /** Regions that have instances, the first one first. */
  public static List<String> regions() {
    return List.of(OREGON, IRELAND, FRANKFURT);
  }

  /** The practice instance behind an id. */
  public Optional<Scenario> scenario(String instance) {
    return members.stream()
        .filter(m -> m.id().equals(instance))
        .map(FleetMember::scenario)
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    sessions.close();
    endpoint.close();
    channels.close();
    for (FleetMember member : members) {
      member.close();
    }
  }
}
