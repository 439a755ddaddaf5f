package dev.plumbline.guide.check.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A host in a VPC of which the account told all: one interface behind a NAT gateway, an interface
 * endpoint for ssm, a public address for the other names. Nothing is wrong until a test changes it.
 */
final class CloudHost {
  static final String GROUPS = "aws-ec2-describe-security-groups.json";
  static final String ACLS = "aws-ec2-describe-network-acls.json";
  static final String TABLES = "aws-ec2-describe-route-tables.json";
  static final String NATS = "aws-ec2-describe-nat-gateways.json";
  static final String ENDPOINTS = "aws-ec2-describe-vpc-endpoints.json";
  static final String INTERFACES = "aws-ec2-describe-network-interfaces.json";
  static final String NAMES = "getent-endpoints.txt";
  private final Map<String, String> files = new TreeMap<>();
  private String manifest = "";

  CloudHost() {
    files.put(
        "ip-j-link.json",
        """
        [{"ifindex":2,"ifname":"ens5","flags":["BROADCAST","UP","LOWER_UP"],"mtu":9001,
          "operstate":"UP","link_type":"ether","address":"06:00:00:00:00:10"}]
        """);
    files.put(
        "ip-j-addr.json",
        """
        [{"ifindex":2,"ifname":"ens5","addr_info":[
          {"family":"inet","local":"10.0.2.10","prefixlen":24,"scope":"global"}]}]
        """);
    files.put(
        "ip-j-rule.json",
        """
        [{"priority":0,"src":"all","table":"local"},
         {"priority":32766,"src":"all","table":"main"},
         {"priority":32767,"src":"all","table":"default"}]
        """);
    files.put(
        "ip-j-route-all.json",
        """
        [{"dst":"default","gateway":"10.0.2.1","dev":"ens5","protocol":"dhcp","prefsrc":"10.0.2.10",
          "metric":512},
         {"dst":"10.0.2.0/24","dev":"ens5","protocol":"kernel","scope":"link",
          "prefsrc":"10.0.2.10","metric":512},
         {"type":"local","dst":"10.0.2.10","dev":"ens5","table":"local","protocol":"kernel",
          "scope":"host","prefsrc":"10.0.2.10"}]
        """);
    files.put(
        NAMES,
        """
        == ssm.eu-west-1.amazonaws.com
        10.0.3.50       STREAM ssm.eu-west-1.amazonaws.com
        exit=0
        == ssmmessages.eu-west-1.amazonaws.com
        192.0.2.80      STREAM ssmmessages.eu-west-1.amazonaws.com
        exit=0
        """);
    account();
  }

  private void account() {
    files.put(
        "aws-ec2-describe-instances.json",
        """
        {"Reservations":[{"Instances":[{"InstanceId":"i-1","State":{"Name":"running"}}]}]}
        """);
    files.put(
        INTERFACES,
        """
        {"NetworkInterfaces":[
         {"NetworkInterfaceId":"eni-1","MacAddress":"06:00:00:00:00:10","VpcId":"vpc-1",
          "SubnetId":"subnet-app","AvailabilityZoneId":"az1","OwnerId":"1","Status":"in-use",
          "InterfaceType":"interface","SourceDestCheck":true,"Groups":[{"GroupId":"sg-app"}],
          "Attachment":{"Status":"attached","InstanceId":"i-1"},
          "PrivateIpAddresses":[{"Primary":true,"PrivateIpAddress":"10.0.2.10"}]},
         {"NetworkInterfaceId":"eni-ep","MacAddress":"06:00:00:00:00:50","VpcId":"vpc-1",
          "SubnetId":"subnet-ep","AvailabilityZoneId":"az1","OwnerId":"1","Status":"in-use",
          "InterfaceType":"vpc_endpoint","SourceDestCheck":true,
          "Groups":[{"GroupId":"sg-ep"}],"Attachment":{"Status":"attached"},
          "PrivateIpAddresses":[{"Primary":true,"PrivateIpAddress":"10.0.3.50"}]}]}
        """);
    files.put(
        "aws-ec2-describe-subnets.json",
        """
        {"Subnets":[
         {"SubnetId":"subnet-app","VpcId":"vpc-1","CidrBlock":"10.0.2.0/24",
          "AvailabilityZoneId":"az1","OwnerId":"1"},
         {"SubnetId":"subnet-ep","VpcId":"vpc-1","CidrBlock":"10.0.3.0/24",
          "AvailabilityZoneId":"az1","OwnerId":"1"},
         {"SubnetId":"subnet-pub","VpcId":"vpc-1","CidrBlock":"10.0.1.0/24",
          "AvailabilityZoneId":"az1","OwnerId":"1"}]}
        """);
    files.put(
        "aws-ec2-describe-vpcs.json",
        """
        {"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16","OwnerId":"1"}]}
        """);
    files.put(
        TABLES,
        """
        {"RouteTables":[
         {"RouteTableId":"rtb-app","VpcId":"vpc-1","Associations":[{"Main":true}],"Routes":[
          {"DestinationCidrBlock":"10.0.0.0/16","GatewayId":"local","State":"active"},
          {"DestinationCidrBlock":"0.0.0.0/0","NatGatewayId":"nat-1","State":"active"}]},
         {"RouteTableId":"rtb-pub","VpcId":"vpc-1","Associations":[{"SubnetId":"subnet-pub"}],
          "Routes":[
          {"DestinationCidrBlock":"10.0.0.0/16","GatewayId":"local","State":"active"},
          {"DestinationCidrBlock":"0.0.0.0/0","GatewayId":"igw-1","State":"active"}]}]}
        """);
    files.put(
        ACLS,
        """
        {"NetworkAcls":[{"NetworkAclId":"acl-1","VpcId":"vpc-1","Associations":[
          {"SubnetId":"subnet-app"},{"SubnetId":"subnet-ep"},{"SubnetId":"subnet-pub"}],
         "Entries":[
          {"RuleNumber":100,"Egress":true,"RuleAction":"allow","Protocol":"-1",
           "CidrBlock":"0.0.0.0/0"},
          {"RuleNumber":100,"Egress":false,"RuleAction":"allow","Protocol":"-1",
           "CidrBlock":"0.0.0.0/0"}]}]}
        """);
    files.put(
        GROUPS,
        """
        {"SecurityGroups":[
         {"GroupId":"sg-app","VpcId":"vpc-1","OwnerId":"1","IpPermissions":[],
          "IpPermissionsEgress":[{"IpProtocol":"-1","IpRanges":[{"CidrIp":"0.0.0.0/0"}]}]},
         {"GroupId":"sg-ep","VpcId":"vpc-1","OwnerId":"1","IpPermissionsEgress":[],
          "IpPermissions":[{"IpProtocol":"tcp","FromPort":443,"ToPort":443,
           "IpRanges":[{"CidrIp":"10.0.0.0/16"}]}]}]}
        """);
    files.put(
        NATS,
        """
        {"NatGateways":[{"NatGatewayId":"nat-1","VpcId":"vpc-1","SubnetId":"subnet-pub",
          "State":"available","ConnectivityType":"public","NatGatewayAddresses":[
          {"PrivateIp":"10.0.1.5","PublicIp":"203.0.113.5"}]}]}
        """);
    files.put(
        "aws-ec2-describe-internet-gateways.json",
        """
        {"InternetGateways":[{"InternetGatewayId":"igw-1",
          "Attachments":[{"VpcId":"vpc-1","State":"available"}]}]}
        """);
    files.put(
        ENDPOINTS,
        """
        {"VpcEndpoints":[{"VpcEndpointId":"vpce-1","VpcEndpointType":"Interface","VpcId":"vpc-1",
          "ServiceName":"com.amazonaws.eu-west-1.ssm","State":"available","PrivateDnsEnabled":true,
          "NetworkInterfaceIds":["eni-ep"],"SubnetIds":["subnet-ep"],
          "Groups":[{"GroupId":"sg-ep"}]}]}
        """);
  }

  CloudHost replace(String file, String from, String to) {
    assertThat(files.get(file)).contains(from);
    return with(file, files.getOrDefault(file, "").replace(from, to));
  }

  CloudHost with(String file, String text) {
    files.put(file, text);
    return this;
  }

  CloudHost without(String file) {
    files.remove(file);
    return this;
  }

  /** Leaves only what the account says, which was asked about an instance. */
  CloudHost unreachable(String instance) {
    files.keySet().removeIf(f -> !f.startsWith("aws-"));
    manifest = "{\"instance\": \"" + instance + "\"}";
    return this;
  }

  Diagnosis diagnose() {
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    Manifest frame = Host.healthy().snapshot().recording().manifest();
    return Diagnostician.diagnose(Snapshot.of(Recording.of(framed(frame), bytes)));
  }

  private Manifest framed(Manifest frame) {
    return manifest.isEmpty()
        ? frame
        : new Manifest(
            "account",
            Optional.empty(),
            Optional.of("aws"),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of(),
            List.of(),
            manifest);
  }

  List<String> subjects(String id) {
    return Host.subjects(diagnose(), id);
  }

  /** Ids of this package that are reported. */
  List<String> reported() {
    return diagnose().findings().stream()
        .map(Finding::id)
        .filter(id -> id.startsWith("vpc-"))
        .toList();
  }

  /** Why an id is open. */
  List<String> open(String id) {
    return diagnose().notChecked().stream()
        .filter(n -> n.id().equals(id))
        .map(n -> n.why())
        .toList();
  }
}
