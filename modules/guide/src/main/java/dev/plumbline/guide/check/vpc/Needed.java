package dev.plumbline.guide.check.vpc;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.Endpoint;
import dev.plumbline.path.trace.VpcSide;
import dev.plumbline.path.vpc.Blocker;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A flow that an instance needs, as the account's network treats it.
 *
 * @param name of whom it asks
 * @param to one of the addresses
 * @param protocol {@code tcp} or {@code udp}
 * @param anywhere true where {@code to} stands for every address that only a default route leads to
 * @param evidence why it is needed
 * @param side what the account's network does with it
 * @param source address that the host gives it
 */
record Needed(
    String name,
    IpAddress to,
    String protocol,
    int port,
    boolean anywhere,
    Evidence evidence,
    VpcSide side,
    Optional<IpAddress> source) {
  private static final List<String> DEFAULTS = List.of("0.0.0.0/0", "::/0");
  private static final List<String> GATEWAYS = List.of("nat-", "igw-", "eigw-", "tgw-");

  /** What is asked for, in words. */
  String words() {
    return anywhere ? "everything to " + name : what() + " to " + name + " (" + to + ")";
  }

  /** Such as {@code TCP 443}. */
  String what() {
    return protocol.toUpperCase(Locale.ROOT) + " " + port;
  }

  /** The blockers that hold whatever the destination is, where that is not known. */
  List<Blocker> blockers() {
    List<Blocker> all = side.answer().blockers();
    return anywhere ? all.stream().filter(this::always).toList() : all;
  }

  private boolean always(Blocker blocker) {
    return switch (blocker.code()) {
      case "BAD_STATE_ROUTE", "TGW_RTB_BAD_STATE_ROUTE" -> DEFAULTS.contains(blocker.rule());
      case "BAD_STATE", "BAD_STATE_ATTACHMENT", "NO_POSSIBLE_DESTINATION" ->
          GATEWAYS.stream().anyMatch(blocker.object()::startsWith);
      case "NO_ROUTE_TO_DESTINATION" -> side.answer().forward().stream().anyMatch(this::translates);
      case "TGW_ROUTE_AZ_RESTRICTION", "REGIONAL_NGW_ROUTE_AZ_RESTRICTION" -> true;
      default -> false;
    };
  }

  private boolean translates(String id) {
    return id.startsWith("nat-");
  }

  /** The endpoint that answers at the address, where it is one of the account. */
  Optional<Endpoint> endpoint(CheckContext context) {
    List<String> forward = side.answer().forward();
    return context.snapshot().vpc().endpoints().orElse(List.of()).stream()
        .filter(_ -> protocol.equals("tcp"))
        .filter(e -> e.interfaces().stream().anyMatch(forward::contains))
        .findFirst();
  }
}
