#!/usr/bin/env python3
"""Puts the account's answers beside a recording: python3 endpoint_account.py ssm-endpoint-timeout.plumb X.plumb

The instance is the recorded one whose calls to the endpoints of Systems Manager get no answer. Written here
is what the account would say of its VPC: three interface endpoints whose group admits another group only.
Each has an address of its own, while the recording had one for all three.
"""
import json
import sys
import zipfile

REGION, OWNER = "eu-west-1", "111122223333"
VPC, SUBNET = "vpc-06b1f0f5d2e3a4c58", "subnet-0b7d2c9e41f6a8035"
OWN_GROUP, ENDPOINTS, TIDY = "sg-0a41d9b6e5c7f2301", "sg-03f8b6d1c2a947e50", "sg-07c2e915fa3d8b641"
SERVICES = {
    "ssm": ("10.0.1.200", "vpce-0c41a7e9d85f23b06", "eni-0d3c7b19e4f82a650", "06:3b:5c:8e:22:01"),
    "ssmmessages": ("10.0.1.201", "vpce-0a5d92c7e1b84f360", "eni-0e8f4a1c6d2b79531", "06:3b:5c:8e:22:02"),
    "ec2messages": ("10.0.1.202", "vpce-0b7e31f9a4c6d8250", "eni-0f1b6d3e9a5c78420", "06:3b:5c:8e:22:03"),
}
ANYWHERE = {"CidrIp": "0.0.0.0/0"}


def permission(protocol, ranges=(), groups=(), port=None):
    ports = {} if port is None else {"FromPort": port, "ToPort": port}
    pairs = [{"UserId": OWNER, "GroupId": g} for g in groups]
    return {"IpProtocol": protocol, **ports, "IpRanges": list(ranges), "UserIdGroupPairs": pairs,
            "Ipv6Ranges": [], "PrefixListIds": []}


def group(ident, name, about, ingress):
    return {"GroupId": ident, "GroupName": name, "Description": about, "VpcId": VPC, "OwnerId": OWNER,
            "IpPermissions": ingress, "IpPermissionsEgress": [permission("-1", [ANYWHERE])], "Tags": []}


def interface(ident, mac, address, groups, kind, about, attachment):
    return {"NetworkInterfaceId": ident, "InterfaceType": kind, "Description": about, "Status": "in-use",
            "VpcId": VPC, "SubnetId": SUBNET, "AvailabilityZone": "eu-west-1a", "OwnerId": OWNER,
            "MacAddress": mac, "PrivateIpAddress": address, "SourceDestCheck": True, "Ipv6Addresses": [],
            "PrivateIpAddresses": [{"Primary": True, "PrivateIpAddress": address}],
            "RequesterManaged": kind == "vpc_endpoint", "Groups": groups, "Attachment": attachment,
            "TagSet": []}


def account():
    shared = [{"GroupId": ENDPOINTS, "GroupName": "endpoints"}]
    interfaces = [interface(
        "eni-0111137c7a8896202", "06:3b:5c:8e:11:0a", "10.0.1.10",
        [{"GroupId": OWN_GROUP, "GroupName": "app"}], "interface", "",
        {"AttachmentId": "eni-attach-0d2e7b1c000000007", "DeviceIndex": 0, "InstanceOwnerId": OWNER,
         "InstanceId": "i-05b2a8e47f19c6d03", "Status": "attached"})]
    endpoints = []
    for service, (address, endpoint, eni, mac) in SERVICES.items():
        interfaces.append(interface(
            eni, mac, address, shared, "vpc_endpoint", f"VPC Endpoint Interface {endpoint}",
            {"AttachmentId": f"ela-attach-{endpoint[5:]}", "DeviceIndex": 1,
             "InstanceOwnerId": "amazon-aws", "Status": "attached"}))
        endpoints.append({
            "VpcEndpointId": endpoint, "VpcEndpointType": "Interface", "VpcId": VPC,
            "ServiceName": f"com.amazonaws.{REGION}.{service}", "State": "available", "OwnerId": OWNER,
            "RouteTableIds": [], "SubnetIds": [SUBNET], "Groups": shared, "IpAddressType": "ipv4",
            "PrivateDnsEnabled": True, "RequesterManaged": False, "NetworkInterfaceIds": [eni],
            "DnsEntries": [{"DnsName": f"{service}.{REGION}.amazonaws.com",
                            "HostedZoneId": "ZONEIDPENDING"}], "Tags": []})
    rules = [{"Egress": egress, "Protocol": "-1", "RuleAction": action, "RuleNumber": number,
              "CidrBlock": "0.0.0.0/0"}
             for egress in (True, False) for action, number in (("allow", 100), ("deny", 32767))]
    return {
        "describe-network-interfaces": {"NetworkInterfaces": interfaces},
        "describe-vpc-endpoints": {"VpcEndpoints": endpoints},
        "describe-security-groups": {"SecurityGroups": [
            group(OWN_GROUP, "app", "application servers", [permission("tcp", [ANYWHERE], (), 443)]),
            group(ENDPOINTS, "endpoints", "interface endpoints", [permission("tcp", (), [TIDY], 443)]),
            group(TIDY, "managed", "instances of the new image", [])]},
        "describe-subnets": {"Subnets": [{
            "SubnetId": SUBNET, "VpcId": VPC, "CidrBlock": "10.0.1.0/24", "State": "available",
            "AvailabilityZone": "eu-west-1a", "OwnerId": OWNER, "MapPublicIpOnLaunch": False,
            "AvailableIpAddressCount": 240, "Ipv6CidrBlockAssociationSet": [],
            "Tags": [{"Key": "Name", "Value": "app-a"}]}]},
        "describe-vpcs": {"Vpcs": [{
            "VpcId": VPC, "CidrBlock": "10.0.0.0/16", "State": "available", "OwnerId": OWNER,
            "IsDefault": False, "InstanceTenancy": "default", "DhcpOptionsId": "dopt-04e5fecf22082c2eb",
            "CidrBlockAssociationSet": [{"AssociationId": "vpc-cidr-assoc-0dae7a37449d93127",
                                         "CidrBlock": "10.0.0.0/16",
                                         "CidrBlockState": {"State": "associated"}}], "Tags": []}]},
        "describe-route-tables": {"RouteTables": [{
            "RouteTableId": "rtb-0e5a7c31b9d24f860", "VpcId": VPC, "OwnerId": OWNER,
            "Associations": [{"Main": True, "RouteTableAssociationId": "rtbassoc-000a4489dbe4b9cbc",
                              "RouteTableId": "rtb-0e5a7c31b9d24f860",
                              "AssociationState": {"State": "associated"}}],
            "PropagatingVgws": [], "Tags": [],
            "Routes": [{"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local",
                        "Origin": "CreateRouteTable", "State": "active"}]}]},
        "describe-network-acls": {"NetworkAcls": [{
            "NetworkAclId": "acl-0d9b3f71c5e82a640", "VpcId": VPC, "OwnerId": OWNER, "IsDefault": True,
            "Associations": [{"NetworkAclAssociationId": "aclassoc-03ea36b41bc179f90",
                              "NetworkAclId": "acl-0d9b3f71c5e82a640", "SubnetId": SUBNET}],
            "Entries": rules, "Tags": []}]},
        "describe-internet-gateways": {"InternetGateways": []},
        "describe-nat-gateways": {"NatGateways": []},
        "describe-managed-prefix-lists": {"PrefixLists": []},
    }


def own_address(text, service, address):
    """The answer of one name, with an address of its own."""
    before, mark, after = text.partition(f"== {service}.{REGION}.amazonaws.com\n")
    mine, end, rest = after.partition("exit=")
    return before + mark + mine.replace("10.0.1.200", address) + end + rest


def main(source, target):
    with zipfile.ZipFile(source) as packed:
        files = {n: packed.read(n).decode() for n in packed.namelist() if not n.endswith("/")}
    manifest = json.loads(files["MANIFEST.json"])
    for service, (address, *_) in SERVICES.items():
        files["getent-endpoints.txt"] = own_address(files["getent-endpoints.txt"], service, address)
    for name, answer in account().items():
        file = f"aws-ec2-{name}.json"
        files[file] = json.dumps(answer, indent=4) + "\n"
        command = f"aws ec2 {name} --region {REGION} --output json"
        manifest["commands"][file] = {"command": command, "exit": 0}
    manifest["name"] = manifest["scenario"] = "ssm-endpoint-group"
    manifest["imitated"].append("the account's answers and the addresses of two endpoints are written by hand")
    files["MANIFEST.json"] = json.dumps(manifest, indent=1) + "\n"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, (2026, 11, 21, 3, 48, 54))
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, files[name])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
