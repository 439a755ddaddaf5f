# A token request and one without a token from the networks of up to five containers, each answer
# framed as files of a folder are: "NAME-BYTES CONTENT-BYTES", name, content.
frame() {
  printf '%d %d\n%s\n%s\n\n' "$(printf %s "$1" | wc -c)" "$(($(printf %s "$2" | wc -c) + 1))" "$1" "$2"
}
list() {
  for c in $(docker ps -q 2>/dev/null | head -n 5); do
    docker inspect -f '{{.State.Pid}} {{.Name}} {{.HostConfig.NetworkMode}}' "$c" 2>/dev/null
  done
}
list | while read -r pid name mode; do
  name=${name#/}
  case $pid in '' | *[!0-9]* | 0) continue ;; esac
  case $name in '' | *[!A-Za-z0-9_.-]*) continue ;; esac
  [ "$mode" = host ] && continue
  inside() { nsenter -t "$pid" -n curl --noproxy '*' -sS -m 3 --connect-timeout 2 "$@"; }
  frame "/containers/container-$name-imds-put-token.txt" "$(put inside)"
  frame "/containers/container-$name-imds-get-noauth.txt" \
    "$(inside -o /dev/null -D - -w "$say" $api/meta-data/instance-id 2>&1)"
  frame "/containers/container-$name-ip-addr.txt" "$(nsenter -t "$pid" -n ip -br addr show 2>&1)"
done
exit 0
