# Instance metadata as this host sees it: key TAB value TAB status. The token stays in a variable.
base=http://169.254.169.254/latest
get() { curl -s --connect-timeout 1 --max-time 2 --max-filesize 65536 "$@"; }
t=$(get -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' $base/api/token) || t=
if [ -z "$t" ]; then
  six='http://[fd00:ec2::254]/latest'
  t=$(get -g -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$six/api/token") && base=$six
fi
case $t in *[!A-Za-z0-9_=+/.-]*) t= ;; esac
q() {
  printf '%s\t' "$1"
  printf 'header = "X-aws-ec2-metadata-token: %s"\n' "$t" |
    get -g -K - -w '\t%{http_code}' "$base/meta-data/$1" | tr '\n' ' ' | sed 's/<[^\t]*>//'
  echo
}
command -v curl >/dev/null || { echo 'curl: not found' >&2; exit 127; }
mac=$(q mac)
printf '%s\n' "$mac"
case $mac in *000) exit 0 ;; esac
macs=$(q network/interfaces/macs/)
printf '%s\n' "$macs"
for m in $macs; do
  m=${m%/}
  case $m in *[!0-9a-f:]* | ???) continue ;; ??:??:??:??:??:??) ;; *) continue ;; esac
  for k in interface-id device-number network-card local-ipv4s ipv6s ipv4-prefix ipv6-prefix \
    subnet-ipv4-cidr-block subnet-ipv6-cidr-blocks; do
    q "network/interfaces/macs/$m/$k"
  done
done
