package dev.plumbline.guide.check.ssm;

import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.host.NameProbe;
import dev.plumbline.model.host.TcpProbe;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of the services that the agent calls. */
final class Endpoints {
  static final String SSM = "ssm";
  static final String CHANNEL = "ssmmessages";
  static final String COMMANDS = "ec2messages";

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:https|wss)://((?:ssm|ssmmessages|ec2messages)[\\w.-]*?\\.[\\w.-]+)|lookup"
              + " ((?:ssm|ssmmessages|ec2messages)[\\w.-]*?\\.[\\w.-]+?)\\.? on ");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,5}(?:-[a-z]+)+-\\d");
  private static final Pattern REGION_OF_ARN = Pattern.compile("arn:aws[\\w-]*:ec2:([a-z0-9-]+):");

  private final Agent agent;

  Endpoints(Agent agent) {
    this.agent = agent;
  }

  /** The endpoint that a line of the log is about: named in it, else by who wrote it. */
  String of(Sighting sighting) {
    String text = sighting.record().text();
    Matcher named = NAMED.matcher(text);
    if (named.find()) {
      return named.group(1) == null ? named.group(2) : named.group(1);
    }
    if (text.contains("[MGSInteractor]") || text.contains("controlchannel")) {
      return name(CHANNEL);
    }
    return name(
        text.contains("[MDSInteractor]") || text.contains("[MessagingDeliveryService]")
            ? COMMANDS
            : SSM);
  }

  /** The name of one service here: as probed, as logged, else put together from the Region. */
  String name(String service) {
    Snapshot snapshot = agent.snapshot();
    Stream<String> probed =
        Stream.concat(
            snapshot.host().names().orElse(List.of()).stream().map(NameProbe::name),
            snapshot.host().connections().orElse(List.of()).stream().map(TcpProbe::host));
    return probed
        .filter(name -> service(name).equals(service))
        .findFirst()
        .or(() -> logged(service))
        .or(() -> region().map(r -> service + "." + r + "." + domain(r)))
        .orElse(service);
  }

  private Optional<String> logged(String service) {
    return agent.records().stream()
        .filter(r -> r.text().contains(service))
        .flatMap(r -> NAMED.matcher(r.text()).results())
        .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
        .filter(name -> service(name).equals(service))
        .findFirst();
  }

  /** The service that a name is of, {@code ssm-fips.us-east-1...} included; empty for others. */
  static String service(String name) {
    String first = name.substring(0, Math.max(0, name.indexOf('.')));
    String service = first.endsWith("-fips") ? first.substring(0, first.length() - 5) : first;
    return List.of(SSM, CHANNEL, COMMANDS).contains(service) ? service : "";
  }

  /** The Region by metadata, by the account, or by an ARN in the log. */
  Optional<String> region() {
    Snapshot snapshot = agent.snapshot();
    return metadata("placement/region")
        .or(() -> snapshot.account().self(snapshot).map(i -> i.region()))
        .filter(r -> REGION.matcher(r).matches())
        .or(
            () ->
                agent.records().stream()
                    .flatMap(r -> REGION_OF_ARN.matcher(r.text()).results())
                    .map(m -> m.group(1))
                    .findFirst());
  }

  /** The Region for a command, or a word to replace. */
  String regionOrPlaceholder() {
    return region().orElse("REGION");
  }

  private String domain(String region) {
    return metadata("services/domain")
        .orElseGet(
            () ->
                region.startsWith("cn-")
                    ? "amazonaws.com.cn"
                    : region.startsWith("eusc-") ? "amazonaws.eu" : "amazonaws.com");
  }

  private Optional<String> metadata(String key) {
    return agent
        .snapshot()
        .metadata()
        .optional()
        .flatMap(m -> Optional.ofNullable(m.values().get(key)))
        .filter(Metadata.Value::answered)
        .flatMap(v -> v.items().stream().findFirst());
  }
}
