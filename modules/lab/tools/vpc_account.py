#!/usr/bin/env python3
"""Puts an account around a recorded host: python3 vpc_account.py healthy-2-eni.plumb OUT.plumb

The host is kept as recorded. The account's answers are written after the API reference; ids,
accounts and addresses besides the host's own are invented. Two faults: the database's network ACL
lets replies out to the upper half of Linux' source ports only, and a route of a deleted peering
connection still wins 198.51.0.0/16.
"""
import json
import sys
import zipfile

VPC = "vpc-0b6f1c2d3e4a59687"
OWNER = "111122223333"
APP, BACK, DATA, PUBLIC = (
    "subnet-0a1b6e84d2f0c9a31", "subnet-0c52d7be913f4a8e6",
    "subnet-0e9f3b1c7a5d2468b", "subnet-0f7a6c5e4d3b2a190")
ACL_USUAL, ACL_DATA = "acl-08b1d4f6a2c39e577", "acl-0d3e5f7192b4c6a88"
MAIN, PRIVATE, OUT = "rtb-02c4e6a8b0d1f3579", "rtb-0917b5d3f1e2c4a68", "rtb-0b8d6f4a2c0e1973a"
SG_APP, SG_DATA = "sg-0ab12cd34ef56a789", "sg-0f1e2d3c4b5a69788"
IGW, NAT, TGW, PCX = (
    "igw-0c6a1e5f9b3d72840", "nat-0e8c4a2f6b1d93570",
    "tgw-04d8b2f6a1c3e5970", "pcx-0a7e5c3b1d9f2468c")
NAT_CARD, DATA_CARD = "eni-0d94e1b7c25a6f380", "eni-06f2c8a4e1b3d5790"
INSTANCE, DATABASE = "i-05d3b7f19a2c4e680", "i-0b9a7c5e3d1f28460"
OTHERS = [("10.0.%d.0/24" % n, "subnet-0%016x" % (0x5a00 + n * 977)) for n in range(10, 16)]


def rule(number, egress, action, cidr="0.0.0.0/0", protocol="-1", ports=None):
    entry = {"CidrBlock": cidr, "Egress": egress, "Protocol": protocol,
             "RuleAction": action, "RuleNumber": number}
    return entry | ({"PortRange": {"From": ports[0], "To": ports[1]}} if ports else {})


def acl(name, subnets, entries, default=False):
    return {"NetworkAclId": name, "VpcId": VPC, "OwnerId": OWNER, "IsDefault": default,
            "Associations": [{"NetworkAclId": name, "SubnetId": s} for s in subnets],
            "Entries": entries + [rule(32767, e, "deny") for e in (True, False)], "Tags": []}


def subnet(name, cidr, zone="usw2-az1"):
    return {"SubnetId": name, "VpcId": VPC, "CidrBlock": cidr, "AvailabilityZoneId": zone,
            "OwnerId": OWNER, "State": "available", "Ipv6CidrBlockAssociationSet": [], "Tags": []}


def card(name, mac, where, addresses, groups, instance="", kind="interface"):
    held = {"Attachment": {"InstanceId": instance, "Status": "attached"}} if instance else {}
    return {"NetworkInterfaceId": name, "MacAddress": mac, "SubnetId": where, "VpcId": VPC,
            "AvailabilityZoneId": "usw2-az1", "OwnerId": OWNER, "InterfaceType": kind,
            "Status": "in-use", "SourceDestCheck": kind == "interface",
            "Groups": [{"GroupId": g} for g in groups], "Ipv6Addresses": [],
            "PrivateIpAddress": addresses[0],
            "PrivateIpAddresses": [
                {"PrivateIpAddress": a, "Primary": a == addresses[0]} for a in addresses]} | held


def route(destination, state="active", **target):
    return {"DestinationCidrBlock": destination, "State": state, "Origin": "CreateRoute"} | target


def table(name, routes, subnets=(), main=False):
    joined = [{"Main": False, "SubnetId": s, "AssociationState": {"State": "associated"}}
              for s in subnets]
    if main:
        joined.append({"Main": True, "AssociationState": {"State": "associated"}})
    return {"RouteTableId": name, "VpcId": VPC, "OwnerId": OWNER, "Associations": joined,
            "Routes": [route("10.0.0.0/16", GatewayId="local")] + routes, "Tags": []}


def permission(protocol, ports=None, cidr=None, group=None):
    entry = {"IpProtocol": protocol, "IpRanges": [{"CidrIp": cidr}] if cidr else [],
             "UserIdGroupPairs": [{"GroupId": group, "UserId": OWNER}] if group else [],
             "Ipv6Ranges": [], "PrefixListIds": []}
    return entry | ({"FromPort": ports[0], "ToPort": ports[1]} if ports else {})


def group(name, title, ingress):
    return {"GroupId": name, "GroupName": title, "VpcId": VPC, "OwnerId": OWNER, "Tags": [],
            "Description": title, "IpPermissions": ingress,
            "IpPermissionsEgress": [permission("-1", cidr="0.0.0.0/0")]}


def answers():
    app = card("eni-0304feb62015b7960", "06:53:e1:d8:f9:2a", APP, ["10.0.1.12"], [SG_APP], INSTANCE)
    back = card("eni-0cfc5325a9d5d121e", "06:65:39:07:6e:66", BACK,
                ["10.0.2.20", "10.0.2.21", "10.0.2.22"], [SG_APP], INSTANCE)
    data = card(DATA_CARD, "06:7d:0b:44:91:c5", DATA, ["10.0.60.10"], [SG_DATA], DATABASE)
    nat = card(NAT_CARD, "06:1f:c2:58:a7:0d", PUBLIC, ["10.0.100.8"], [], kind="nat_gateway")
    nat["PrivateIpAddresses"][0]["Association"] = {"PublicIp": "203.0.113.77"}
    everything = [rule(100, e, "allow") for e in (True, False)]
    usual = [APP, BACK, PUBLIC] + [s for _, s in OTHERS]
    return {
        "instances": {"Reservations": [{"Instances": [
            {"InstanceId": i, "State": {"Code": 16, "Name": "running"}, "VpcId": VPC,
             "Placement": {"AvailabilityZone": "us-west-2a"}, "NetworkInterfaces": cards}
            for i, cards in ((INSTANCE, [app, back]), (DATABASE, [data]))]}]},
        "network-interfaces": {"NetworkInterfaces": [app, back, data, nat]},
        "subnets": {"Subnets": [
            subnet(APP, "10.0.1.0/24"), subnet(BACK, "10.0.2.0/24"), subnet(DATA, "10.0.60.0/24"),
            subnet(PUBLIC, "10.0.100.0/24")] + [subnet(s, c, "usw2-az2") for c, s in OTHERS]},
        "vpcs": {"Vpcs": [{"VpcId": VPC, "OwnerId": OWNER, "CidrBlock": "10.0.0.0/16",
                           "CidrBlockAssociationSet": [
                               {"CidrBlock": "10.0.0.0/16",
                                "CidrBlockState": {"State": "associated"}}],
                           "Ipv6CidrBlockAssociationSet": [], "Tags": []}]},
        "route-tables": {"RouteTables": [
            table(PRIVATE, [
                route("0.0.0.0/0", NatGatewayId=NAT),
                route("198.51.0.0/16", "blackhole", VpcPeeringConnectionId=PCX),
                route("172.16.0.0/12", TransitGatewayId=TGW)], [APP]),
            table(OUT, [route("0.0.0.0/0", GatewayId=IGW)], [PUBLIC]),
            table(MAIN, [route("172.16.0.0/12", TransitGatewayId=TGW)], main=True)]},
        "network-acls": {"NetworkAcls": [
            acl(ACL_USUAL, usual, everything, True),
            acl(ACL_DATA, [DATA], [
                rule(100, False, "allow", "10.0.0.0/16", "6", (5432, 5432)),
                rule(100, True, "allow", "10.0.0.0/16", "6", (49152, 65535))])]},
        "security-groups": {"SecurityGroups": [
            group(SG_APP, "app", [permission("tcp", (22, 22), cidr="10.0.0.0/16")]),
            group(SG_DATA, "database", [permission("tcp", (5432, 5432), group=SG_APP)])]},
        "internet-gateways": {"InternetGateways": [
            {"InternetGatewayId": IGW, "OwnerId": OWNER, "Tags": [],
             "Attachments": [{"State": "available", "VpcId": VPC}]}]},
        "egress-only-internet-gateways": {"EgressOnlyInternetGateways": []},
        "nat-gateways": {"NatGateways": [
            {"NatGatewayId": NAT, "VpcId": VPC, "SubnetId": PUBLIC, "State": "available",
             "ConnectivityType": "public", "NatGatewayAddresses": [
                 {"NetworkInterfaceId": NAT_CARD, "PrivateIp": "10.0.100.8",
                  "PublicIp": "203.0.113.77", "IsPrimary": True, "Status": "succeeded"}]}]},
        "vpc-endpoints": {"VpcEndpoints": []},
        "vpc-peering-connections": {"VpcPeeringConnections": []},
        "vpn-gateways": {"VpnGateways": []},
        "managed-prefix-lists": {"PrefixLists": []},
    }


def main(source, target):
    with zipfile.ZipFile(source) as host:
        files = {n: host.read(n) for n in host.namelist()}
    manifest = json.loads(files["MANIFEST.json"])
    manifest["scenario"] = manifest["name"] = "vpc-database-and-peering"
    manifest["how"] += "; beside it the account: a network ACL of the database that lets few" \
        " replies out, and routes of a deleted peering connection"
    manifest["imitated"].append(
        "the account's answers are written after the API reference; ids and addresses are invented")
    for name, answer in answers().items():
        file = f"aws-ec2-describe-{name}.json"
        files[file] = (json.dumps(answer, indent=1) + "\n").encode()
        manifest["commands"][file] = f"aws ec2 describe-{name}"
    files["MANIFEST.json"] = (json.dumps(manifest, indent=1) + "\n").encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, (2026, 11, 21, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, files[name])


main(*sys.argv[1:])
