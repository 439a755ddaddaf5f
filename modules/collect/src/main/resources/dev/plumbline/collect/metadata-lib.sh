# Single requests to the metadata service. The token stays in a variable and goes by stdin, never
# into a command line, never into the output; of the role document only code and times are printed.
command -v curl >/dev/null || { echo 'curl: not found' >&2; exit 127; }
api=http://169.254.169.254/latest
say='%{http_code} %{remote_ip} %{time_connect} %{time_total}\n'
once() { curl --noproxy '*' -sS -m 3 --connect-timeout 2 "$@"; }
put() { "$@" -o /dev/null -D - -w "$say" -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' $api/api/token 2>&1; }
token() {
  t=$(once -f -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' $api/api/token 2>/dev/null) || t=
  case $t in *[!A-Za-z0-9_=+/.-]*) t= ;; esac
}
with() { printf 'header = "X-aws-ec2-metadata-token: %s"\n' "$t" | once -K - "$@"; }
