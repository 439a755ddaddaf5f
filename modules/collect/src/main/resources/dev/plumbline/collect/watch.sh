# Stdin closed means stop: first politely, a second later for good.
( exec >/dev/null 2>&1 3>&-
  while read -r line; do :; done <&5
  trap '' TERM
  kill -TERM 0
  sleep 1
  kill -KILL 0 ) &
watch=$!
exec 5<&-
