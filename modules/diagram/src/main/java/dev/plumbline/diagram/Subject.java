package dev.plumbline.diagram;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpcRouteTable;
import dev.plumbline.path.Answer.Way;
import java.util.List;
import java.util.Optional;

/** What a node stands for, so that the inspector can tell about it. */
public sealed interface Subject {
  /** A rule; one of each family where both families have the same. */
  record Rules(List<PolicyRule> rules) implements Subject {}

  /**
   * A rule that should be there.
   *
   * @param link the link whose address it is for
   * @param why the line that asks for it
   * @param now the way its packets take to the outside meanwhile, where that can be told
   */
  record MissingRule(
      Family family,
      long priority,
      IpPrefix from,
      String table,
      String link,
      Evidence why,
      Optional<Way> now)
      implements Subject {}

  /** A table by its name. */
  record Table(String name) implements Subject {}

  /** A route. */
  record OneRoute(Route route) implements Subject {}

  /**
   * A route that should be there.
   *
   * @param gateway next hop as text, empty where it is not known or there is none
   * @param metric as text, empty for none
   */
  record MissingRoute(
      Family family, String table, IpPrefix destination, String gateway, String link, String metric)
      implements Subject {}

  /** A link by its name. */
  record OneLink(String name) implements Subject {}

  /** An interface of the account. */
  record Card(NetworkInterface eni) implements Subject {}

  /** A subnet by its id, whether the account described it or not. */
  record OneSubnet(String id, String vpc) implements Subject {}

  /** A route table of a VPC. */
  record VpcTable(VpcRouteTable table) implements Subject {}

  /** The route table of a subnet that the account did not show. */
  record UnknownTable(String subnet, String why) implements Subject {}

  /** A route of a VPC. */
  record OneVpcRoute(VpcRouteTable table, VpcRoute route) implements Subject {}

  /** What a route of a VPC leads to, by its id; {@code vpc-...} for the VPC itself. */
  record Target(String id) implements Subject {}

  /** Things folded into one, by their node ids. */
  record Group(String words, List<String> members) implements Subject {}
}
