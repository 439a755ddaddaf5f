package dev.plumbline.model.parse.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.account.VpnConnection;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Reading;
import java.util.List;

/** Site-to-site VPN connections; their configuration, which holds keys, is not looked at. */
final class AwsVpn {
  private AwsVpn() {}

  static Captured<List<VpnConnection>> connections(Reading reading) {
    return AwsAnswer.named(
        reading,
        "aws-ec2-describe-vpn-connections.json",
        "VpnConnections",
        "VpnConnectionId",
        o ->
            new VpnConnection(
                o.id(),
                Json.optional(o.node(), "VpnGatewayId").orElse(o.text("TransitGatewayId")),
                o.text("State"),
                AwsWords.prefixes(o.node(), "Routes", "DestinationCidrBlock"),
                AwsWords.each(o.node(), "VgwTelemetry", "Status"),
                o.evidence()));
  }
}
