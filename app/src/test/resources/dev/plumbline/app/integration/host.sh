#!/bin/sh
# A host with the interfaces, addresses, rules, tables and files of a recording, made of the real
# kernel in private network, mount and process namespaces. Run it as
#   unshare --net --mount --pid --fork --kill-child --mount-proc sh host.sh RECORDING WORK JAVA...
# RECORDING is its folder, WORK an empty one, JAVA the command that starts the metadata stand-in.
# It says "ready" and lives until its stdin ends; everything it made ends with it.
set -eu
recording=$1
work=$2
shift 2

# The outside: gateways and instance metadata, in a network namespace of its own.
unshare --net sleep 100000 &
outside=$!
while [ "$(readlink /proc/$outside/ns/net)" = "$(readlink /proc/$$/ns/net)" ]; do :; done
there() { nsenter --target $outside --net "$@"; }

mount -t sysfs sysfs /sys
mount -t tmpfs tmpfs /run
mkdir -p /run/sshd /run/systemd/network /run/systemd/netif/links /run/systemd/netif/leases \
  /run/amazon-ec2-net-utils
[ ! -d /etc/systemd/network ] || mount -t tmpfs tmpfs /etc/systemd/network
ip link set lo up
there ip link set lo up
there ip addr add 169.254.169.254/32 dev lo
[ ! -e /proc/sys/net/ipv6/conf/default/disable_ipv6 ] || {
  echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
  there sh -c 'echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6'
}
echo 2 >/proc/sys/net/ipv4/conf/default/rp_filter

# name, MAC and number of each interface, one a line; then its addresses
while read -r index name mac eni device gateway; do
  ip link add "$name" index "$index" address "$mac" mtu 9001 type veth \
    peer name "out$index" mtu 9001 netns $outside
  ip link property add dev "$name" altname "$eni" altname "device-number-$device.0"
  there ip addr add "$gateway" dev "out$index"
  there ip link set "out$index" up
  echo 2 >"/proc/sys/net/ipv4/conf/$name/rp_filter"
  ip link set "$name" up
done <"$work/links"
while read -r address rest; do
  # shellcheck disable=SC2086
  ip addr add "$address" $rest
done <"$work/addresses"
echo 0 >/proc/sys/net/ipv4/conf/all/rp_filter

# Text of the recording is what ip takes; gateways' own routes first.
grep -v 'table local\|proto kernel\|::\|^fe80' "$recording/ip-route-all.txt" >"$work/routes"
{ grep 'scope link' "$work/routes"; grep -v 'scope link' "$work/routes"; } |
  while read -r route; do
    # shellcheck disable=SC2086
    ip route add $route
  done
while IFS=: read -r priority rule; do
  case $priority in 0 | 32766 | 32767) continue ;; esac
  # shellcheck disable=SC2086
  ip rule add priority "$priority" $rule
done <"$recording/ip-rule.txt"

cp -r "$recording/run-systemd-network/." /run/systemd/network/
for folder in /run/systemd/network/*.network.d; do
  ln -s /usr/lib/systemd/network/80-ec2.network "${folder%.d}"
done
mkdir -p /run/systemd/resolve
cp "$recording/resolv.txt" /run/systemd/resolve/resolv.conf
[ ! -f /etc/resolv.conf ] || mount --bind "$recording/resolv.txt" /etc/resolv.conf
: >/run/amazon-ec2-net-utils/.no-network-card
file=
while IFS= read -r line; do
  case $line in
    '==> '*) file=${line#==> } ;;
    *) printf '%s\n' "$line" >>"$file" ;;
  esac
done <"$recording/run-systemd-netif-links.txt"

there "$@" "$recording/imds.txt" >"$work/metadata.log" 2>&1 &
while ! curl -s --max-time 1 -o /dev/null http://169.254.169.254/latest/meta-data/mac; do
  kill -0 $! || exit 1
done
echo ready
while read -r _; do :; done
