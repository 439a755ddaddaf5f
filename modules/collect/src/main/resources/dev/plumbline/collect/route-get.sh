# The kernel's own answers to a few fixed questions, one JSON object a line.
ip -j route show table main >/dev/null || exit
plain() { case $1 in '' | *[!0-9a-fA-F.:]*) return 1 ;; esac; }
q() {
  family=$1 dst=$2 from=$3
  plain "$dst" || return 0
  set -- -j "-$family" route get "$dst"
  asked="\"family\": $family, \"dst\": \"$dst\""
  if [ "$from" ]; then
    plain "$from" || return 0
    set -- "$@" from "$from"
    asked="$asked, \"from\": \"$from\""
  fi
  result=$(ip "$@" 2>/dev/null)
  exit=$?
  error=
  if [ $exit != 0 ]; then
    result=null
    error=$(ip "$@" 2>&1 >/dev/null | tr -d '"\\' | tr '\000-\037' ' ')
  fi
  printf '{"query": {%s, "command": "ip %s"}, "result": %s, "exit": %d, "stderr": "%s"}\n' \
    "$asked" "$*" "$(printf %s "$result" | tr -d '\n')" $exit "$error"
}
gateways() { ip "-$1" route show default | while read -r _ _ via _; do echo "$via"; done | sort -u | head -n 16; }
locals() { ip "-$1" -o addr show scope global | while read -r _ _ _ a _; do echo "${a%%/*}"; done | sort -u | head -n 64; }
dns() { while read -r key value _; do [ "$key" = nameserver ] && echo "$value"; done 2>/dev/null </etc/resolv.conf | sort -u | head -n 4; }
q 4 198.51.100.7
q 4 169.254.169.254
for a in $(gateways 4); do q 4 "$a"; done
for a in $(dns); do case $a in *:*) q 6 "$a" ;; *) q 4 "$a" ;; esac; done
for a in $(locals 4); do q 4 198.51.100.7 "$a"; done
q 6 2001:db8:ffff::1
q 6 fd00:ec2::254
for a in $(locals 6); do q 6 2001:db8:ffff::1 "$a"; done
exit 0
