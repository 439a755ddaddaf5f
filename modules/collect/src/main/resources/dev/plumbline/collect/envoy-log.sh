# The last lines of the newest container of Envoy, else of its unit. Headers with secrets are cut
# here, so that they never leave the host.
tail_of() {
  if command -v docker >/dev/null && c=$(docker ps -aq --filter name=envoy | head -n 1) && [ "$c" ]; then
    docker logs --tail 2000 "$c" 2>&1
  elif command -v crictl >/dev/null && c=$(crictl ps -aq --name envoy 2>/dev/null | head -n 1) && [ "$c" ]; then
    crictl logs --tail 2000 "$c" 2>&1
  elif systemctl -q is-active envoy 2>/dev/null; then
    journalctl --no-pager -b -o cat -n 2000 -u envoy
  else
    return 127
  fi
}
lines=$(tail_of) || exit
printf '%s\n' "$lines" |
  sed -E 's/(([Aa]uthorization|[Cc]ookie|x-amz-security-token|x-api-key).?[:=,]).*/\1***/'
