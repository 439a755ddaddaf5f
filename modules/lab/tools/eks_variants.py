#!/usr/bin/env python3
"""Writes practice nodes from the recorded healthy one: python3 eks_variants.py eks-healthy.plumb FOLDER

Each is the healthy node in another network with the traces of one fault, as public threads show
them: the lines of kernel, systemd and logs have the form of the real ones, their values are made up.
"""
import json
import re
import sys
import zipfile

KEEP = {
    "ip-addr.txt", "ip-rule.txt", "ip-6-rule.txt", "ip-route-all.txt", "ip-6-route-all.txt",
    "ip-j-link.json", "ip-j-neigh.json", "iptables-save.txt", "sysctl-net.txt",
    "networkctl-list.txt", "networkctl-status.txt",
}
DAY = "2026-11-19"


def log(time, message, level="info", caller="ipamd/ipamd.go:1"):
    record = {"level": level, "ts": f"{DAY}T{time}Z", "caller": caller, "msg": message}
    return json.dumps(record, separators=(",", ":")) + "\n"


def moved(files, net, pods):
    """The same node in another VPC, with other links of pods."""
    result = {}
    for name, text in files.items():
        text = text.replace("10.80.", net)
        for old, new in pods.items():
            text = text.replace(old, new)
        result[name] = text
    return result


def drop(text, *words):
    return "".join(l for l in text.splitlines(True) if not any(w in l for w in words))


def started(net):
    return (
        log("06:10:02.114", "Starting L-IPAMD v1.20.4  ...")
        + log("06:10:03.520", f"Setting up network for an ENI with IP address {net}71.140, MAC address"
              f" 02:1f:6a:4c:e7:51, CIDR {net}64.0/19, route table 2 and Network Card 0")
        + log("06:10:04.001", "ENI eni-0b6c1d2e3f4a59687 set up.")
        + log("06:10:05.377", f"Setting up network for an ENI with IP address {net}77.9, MAC address"
              f" 02:1f:6a:58:12:c9, CIDR {net}64.0/19, route table 3 and Network Card 0")
        + log("06:10:05.901", "ENI eni-0c7d2e3f4a5b60798 set up.")
    )


def network_manager(files):
    net = "10.102."
    files = moved(files, net, {"eni5d2d4596420": "eniec4c2d67f18", "eni0ea6133f471": "eni3408eb5d67f"})
    gw = net + "64.1"
    main = []
    for line in files["ip-route-all.txt"].splitlines(True):
        if line.startswith(f"{net}66.17 "):
            continue  # the link went down and up
        if "dev ens5 proto dhcp" in line or line.startswith(f"{net}64.0/19 dev ens5"):
            line = line.replace("metric 512", "metric 100")
        main.append(line)
        if line.startswith(f"default via {gw} dev ens5"):
            main.append(f"default via {gw} dev ens6 proto dhcp metric 102 \n")
        if line.startswith(f"{net}64.0/19 dev ens5"):
            main.append(f"{net}64.0/19 dev ens6 proto kernel scope link src {net}71.140 metric 102 \n")
    files["ip-route-all.txt"] = "".join(main)
    files["ip-addr.txt"] = files["ip-addr.txt"].replace(
        f"inet {net}71.140/19 brd {net}95.255 scope global ens6",
        f"inet {net}71.140/19 brd {net}95.255 scope global dynamic noprefixroute ens6")
    for name in ("networkctl-list.txt", "networkctl-status.txt"):
        del files[name]
    files["nmcli.txt"] = (
        "DEVICE          TYPE      STATE      CONNECTION\n"
        "ens5            ethernet  connected  Wired connection 1\n"
        "ens6            ethernet  connected  Wired connection 2\n"
        "ens7            ethernet  unmanaged  --\n")
    files["ipamd.log"] = started(net)
    files["plugin.log"] = log(
        "06:11:00.210", f"Successfully setup container route, containerAddr={net}66.17/32,"
        " hostVeth=eniec4c2d67f18, rtTable=main", caller="driver/driver.go:205")
    return files


def released(files):
    net = "10.41."
    files = moved(files, net, {"eni5d2d4596420": "eni7a1f0c93be2", "eni43c4ce7a5e4": "eni2f80d6a1c44"})
    routes = drop(files["ip-route-all.txt"], "table 2 ", f"{net}71.140")
    files["ip-route-all.txt"] = drop(routes, f"broadcast {net}95.255 dev ens6")
    files["ip-addr.txt"] = re.sub(
        rf"    inet {re.escape(net)}71\.140/19.*\n.*\n", "", files["ip-addr.txt"])
    files["networkctl-list.txt"] = files["networkctl-list.txt"].replace(
        "ens6           ether    routable unmanaged", "ens6           ether    degraded unmanaged")
    files["networkctl-status.txt"] = (
        files["networkctl-status.txt"]
        .replace(f"                       Address: {net}71.140\n                                fe80::1f:6aff:fe4c:e751",
                 "                       Address: fe80::1f:6aff:fe4c:e751"))
    head, tail = files["networkctl-status.txt"].split("● 3: ens6", 1)
    files["networkctl-status.txt"] = head + "● 3: ens6" + tail.replace("routable (unmanaged)", "degraded (unmanaged)", 1)
    files["systemd-networkd.log"] = (
        "ens6: Link UP\nens6: Gained carrier\n"
        f"ens6: DHCPv4 address {net}71.140/19, gateway {net}64.1 acquired from {net}64.1\n"
        "ens6: Unmanaging interface.\nens6: DHCP lease lost\n")
    files["ipamd.log"] = started(net)
    files["plugin.log"] = log("06:12:09.003", "Received CNI add request: ContainerID(4f1e)")
    return files


def subnet_full(files):
    net = "10.23."
    files = moved(files, net, {"eni5d2d4596420": "eni90b3e7d1c25"})
    files["ipamd.log"] = (
        started(net)
        + log("07:40:11.200", "Failed to increase pool size: Unable to attach IPs/Prefixes for the ENI,"
              " subnet doesn't seem to have enough IPs/Prefixes", "warn")
        + log("07:40:11.201", "failed to allocate private IP/Prefix addresses: operation error EC2:"
              " AssignPrivateIpAddresses, api error InsufficientFreeAddressesInSubnet: The specified"
              " subnet does not have enough free addresses to satisfy the request.", "error")
        + log("07:41:30.777", "DataStore has no available IP/Prefix addresses", "error",
              "datastore/data_store.go:607"))
    files["plugin.log"] = log(
        "07:41:30.779", "Failed to assign an IP address to container 6b0e", "error",
        "routed-eni-cni-plugin/cni.go:287")
    files["journal-kubelet.txt"] = (
        f"{DAY}T07:41:31+0000 ip-10-23-68-23 kubelet[2904]: E1119 07:41:31.112390    2904"
        " pod_workers.go:1301] \"Error syncing pod, skipping\" err=\"failed to \\\"CreatePodSandbox\\\":"
        " rpc error: code = Unknown desc = failed to setup network for sandbox: plugin type=\\\"aws-cni\\\""
        " name=\\\"aws-cni\\\" failed (add): add cmd: failed to assign an IP address to container\"\n")
    return files


def nft_services(files):
    net = "10.71."
    files = moved(files, net, {"eni5d2d4596420": "eni1caf450b99a"})
    files["nft-ruleset.txt"] = (
        "table ip kube-proxy {\n"
        "\tmap service-ips {\n\t\ttype ipv4_addr . inet_proto . inet_service : verdict\n"
        "\t\telements = { 172.20.96.189 . tcp . 8080 : goto service-2QRHZV4L-default/checkout/tcp/http }\n\t}\n\n"
        "\tchain nat-prerouting {\n"
        "\t\ttype nat hook prerouting priority dstnat; policy accept;\n\t\tjump services\n\t}\n\n"
        "\tchain services {\n\t\tip daddr . meta l4proto . th dport vmap @service-ips\n\t}\n}\n")
    files["ipamd.log"] = started(net)
    files["plugin.log"] = log(
        "06:12:09.003", f"Successfully setup container route, containerAddr={net}66.17/32,"
        " hostVeth=eni1caf450b99a, rtTable=main", caller="driver/driver.go:205")
    return files


VARIANTS = {
    "eks-networkmanager": network_manager,
    "eks-released": released,
    "eks-subnet-full": subnet_full,
    "eks-nft-services": nft_services,
}


def main(source, folder):
    with zipfile.ZipFile(source) as packed:
        files = {n: packed.read(n).decode() for n in packed.namelist()}
    manifest = json.loads(files.pop("MANIFEST.json"))
    for name, make in VARIANTS.items():
        made = make({n: t for n, t in files.items() if n in KEEP})
        about = {
            "format": 1,
            "name": name,
            "host": "ip-" + re.search(r"inet (10\.\d+\.68\.23)/", made["ip-addr.txt"])[1].replace(".", "-"),
            "source": "eks_variants.py on a recording of kernel, iptables and systemd-networkd 252",
            "captured": DAY + "T08:00:00Z",
            "commands": {n: manifest["commands"][n] for n in sorted(made) if n in manifest["commands"]},
        }
        with zipfile.ZipFile(f"{folder}/{name}.plumb", "w", zipfile.ZIP_DEFLATED) as packed:
            for n, text in [("MANIFEST.json", json.dumps(about, indent=1) + "\n")] + sorted(made.items()):
                entry = zipfile.ZipInfo(n, (2026, 11, 19, 8, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                packed.writestr(entry, text)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
