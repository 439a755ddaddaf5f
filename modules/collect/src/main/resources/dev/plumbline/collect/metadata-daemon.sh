# The token request with the proxy of the first service that has one. It goes by the environment.
for u in amazon-cloudwatch-agent amazon-ssm-agent ecs codedeploy-agent kubelet docker containerd; do
  line=$(systemctl --no-pager show -p Environment --value $u.service 2>/dev/null)
  case $line in *[hH][tT][tT][pP]_[pP][rR][oO][xX][yY]=*) ;; *) continue ;; esac
  value() {
    printf '%s\n' "$line" | tr ' ' '\n' | sed -n "s/^\"\{0,1\}$1=//p" | sed 's/"$//' | head -n 1
  }
  p=$(value http_proxy)
  [ "$p" ] || p=$(value HTTP_PROXY)
  n=$(value no_proxy)
  [ "$n" ] || n=$(value NO_PROXY)
  echo "unit: $u.service"
  export http_proxy="$p" no_proxy="$n"
  put curl -sS -m 3 --connect-timeout 2
  exit 0
done
exit 127
