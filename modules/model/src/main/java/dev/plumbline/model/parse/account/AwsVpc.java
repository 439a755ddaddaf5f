package dev.plumbline.model.parse.account;

import dev.plumbline.model.account.VpcState;
import dev.plumbline.model.parse.text.Reading;

/** What the account's API said of VPCs, {@code aws-ec2-*.json}. */
public final class AwsVpc {
  private AwsVpc() {}

  public static VpcState read(Reading reading) {
    return new VpcState(
        AwsInterfaces.instances(reading),
        AwsInterfaces.interfaces(reading),
        AwsSubnets.subnets(reading),
        AwsSubnets.vpcs(reading),
        AwsSubnets.attributes(reading),
        AwsRouteTables.read(reading),
        AwsAcls.acls(reading),
        AwsGroups.read(reading),
        AwsPrefixLists.read(reading),
        AwsGateways.internet(reading),
        AwsGateways.egressOnly(reading),
        AwsGateways.vpn(reading),
        AwsGateways.nat(reading),
        AwsGateways.endpoints(reading),
        AwsGateways.peerings(reading),
        AwsVpn.connections(reading),
        AwsPublicAccess.read(reading),
        AwsTransit.attachments(reading),
        AwsTransit.routes(reading));
  }
}
