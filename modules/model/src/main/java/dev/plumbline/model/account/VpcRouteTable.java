package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import java.util.List;

/**
 * A route table of a VPC.
 *
 * @param main true for the one that subnets without an association use
 * @param subnets that are associated with it by name
 * @param gateways whose incoming traffic it routes (edge association)
 */
public record VpcRouteTable(
    String id,
    String vpc,
    boolean main,
    List<String> subnets,
    List<String> gateways,
    List<VpcRoute> routes,
    Evidence evidence) {}
