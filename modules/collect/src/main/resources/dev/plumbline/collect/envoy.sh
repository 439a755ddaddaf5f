# Chooses an Envoy: the first that is not LIVE, else the first that answers. Images without a shell
# are asked by the host's own curl in their network namespace. Sets pid and port; 127 without any. The
# port stays empty where none answers.
command -v curl >/dev/null || exit 127
pids=$(pgrep -x envoy | head -n 16)
if [ -z "$pids" ]; then
  pids=$(
    for c in $(docker ps -q --filter name=envoy 2>/dev/null | head -n 8); do
      docker inspect -f '{{.State.Pid}}' "$c" 2>/dev/null
    done
    for c in $(crictl ps -q --name envoy 2>/dev/null | head -n 8); do
      crictl inspect -o json "$c" 2>/dev/null | sed -n 's/^ *"pid": \([0-9]*\),*$/\1/p' | head -n 1
    done)
fi
inside() { if [ "$(id -u)" = 0 ]; then nsenter -t "$pid" -n "$@"; else "$@"; fi; }
setting() { tr '\000' '\n' 2>/dev/null <"/proc/$pid/environ" | sed -n "s/^$1=//p" | head -n 1; }
get() {
  path=$1
  shift
  inside curl -s -m 3 --max-filesize 33554432 "$@" "http://127.0.0.1:$port$path"
}
first=
for pid in $pids; do
  case $pid in *[!0-9]* | '') continue ;; esac
  own=$(setting ENVOY_ADMIN_ACCESS_PORT)
  case $own in *[!0-9]*) own= ;; esac
  for port in $own 9901 15000 19000; do
    state=$(get /ready)
    case $state in
      LIVE*) [ "$first" ] || first="$pid $port" ;;
      *INITIALIZING* | DRAINING*) break 2 ;;
      *) continue ;;
    esac
    break
  done
  state=
done
if [ -z "$state" ]; then
  pid=${first% *} port=${first#* }
  if [ -z "$first" ]; then
    for pid in $pids; do break; done
    port=
  fi
fi
[ "$pid" ] || exit 127
