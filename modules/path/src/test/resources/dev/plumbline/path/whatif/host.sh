# Two interfaces with addresses, routes and rules; prints the state, makes the changes of $1, prints again.
set -e
sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0
sysctl -qw net.ipv6.conf.default.addr_gen_mode=1
ip link set lo up
for n in 0 1; do
  ip link add eth$n type veth peer name peer$n
  sysctl -qw net.ipv6.conf.peer$n.disable_ipv6=1
  ip link set peer$n up
  ip link set eth$n up
done
ip addr add 10.0.1.10/24 dev eth0
ip addr add 10.0.1.11/24 dev eth0
ip addr add 10.0.2.10/24 dev eth1
ip addr add 2001:db8:1::10/64 dev eth0 nodad
ip addr add 2001:db8:2::10/64 dev eth1 nodad
ip route add default via 10.0.1.1 dev eth0 metric 512
ip route add default via 10.0.2.1 dev eth1 metric 513
ip route add default via 10.0.2.1 dev eth1 table 10001
ip route add 198.51.100.0/24 via 10.0.1.1 src 10.0.1.11
ip route add 203.0.113.0/24 nexthop via 10.0.1.1 nexthop via 10.0.2.1
ip -6 route add default via 2001:db8:1::1
ip -6 route add 2001:db8:8::/48 via 2001:db8:1::1
ip rule add from 10.0.2.10 lookup 10001 priority 10001
ip rule add from 10.0.2.11 lookup 10001 priority 10001

# The kernel makes the local route of an IPv6 address a moment after the address.
settle() {
  for try in $(seq 600); do
    missing=$(ip -6 -o addr show up | sed 's/.* inet6 \([^/ ]*\).*/\1/' | while read -r address; do
      ip -6 route show table local | grep -q "^\(local \)*$address dev" || echo "$address"
    done)
    [ -n "$missing" ] || return 0
    sleep 0.1
  done
  echo "no local route for $missing" >&2
  exit 1
}

state() {
  settle
  echo "=== ip-j-link.json"; ip -j link
  echo "=== ip-j-addr.json"; ip -j addr
  echo "=== ip-j-rule.json"; ip -j -4 rule
  echo "=== ip-j6-rule.json"; ip -j -6 rule
  echo "=== ip-j-route-all.json"; ip -j -4 route show table all
  echo "=== ip-j6-route-all.json"; ip -j -6 route show table all
  echo "=== sysctl-net.txt"; sysctl -a 2>/dev/null | grep -E 'rp_filter|forward|promote_secondaries'
}
state
eval "$1" > /dev/null
echo "=== changed"
state
