# Tries @WHAT@ of the agent's endpoints, all at once, on hosts with an agent.
command -v amazon-ssm-agent >/dev/null || [ -d /var/log/amazon/ssm ] || [ -d /snap/amazon-ssm-agent ] || exit 127
meta=http://169.254.169.254/latest
ask() { curl -s --noproxy '*' --connect-timeout 1 --max-time 2 -f "$@"; }
token=$(ask -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' $meta/api/token)
case $token in *[!A-Za-z0-9_=+/.-]*) token= ;; esac
get() { printf 'header = "X-aws-ec2-metadata-token: %s"\n' "$token" | ask -K - "$meta/meta-data/$1"; }
region=$(get placement/region)
domain=$(get services/domain)
[ "$region" ] || region=$(grep -ahoE 'https://ssm\.[a-z0-9-]+\.amazonaws' /var/log/amazon/ssm/amazon-ssm-agent.log 2>/dev/null |
  tail -n 1 | cut -d. -f2)
case $region in '' | *[!a-z0-9-]*) echo 'the Region is not known' >&2; exit 1 ;; esac
case $domain in '' | *[!a-z0-9.-]*) domain=amazonaws.com ;; esac
for service in ssm ssmmessages ec2messages; do
  h=$service.$region.$domain
  {
    @TRY@
  } &
done
wait
