{
# Probes in one exec. Read whole before it runs; stdin then only tells when to stop.
PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin LC_ALL=C TZ=UTC0
export PATH LC_ALL TZ
mark=@TOKEN@
exec 5<&0 3>&1 </dev/null
watch=

@WATCH@

limiter=
command -v timeout >/dev/null && limiter=yes
root=no
if [ "$(id -u)" = 0 ]; then root=; elif sudo -n true </dev/null >/dev/null 2>&1; then root='sudo -n'; fi

# Seconds since boot, without starting a program.
clock() { read -r now rest </proc/uptime || now=; } 2>/dev/null

# Runs a command for at most so many seconds; its status is the command's, 124 or 143 when cut.
# shellcheck disable=SC2086
limited() {
  seconds=$1
  shift
  group= timer=
  if [ $limiter ]; then
    $as timeout -k 1 "$seconds" "$@" &
    child=$!
  else
    group=-
    $as setsid "$@" &
    child=$!
    ( exec >/dev/null 2>&1 3>&- 4>&-
      sleep "$seconds" &
      nap=$!
      trap 'kill $nap' TERM
      wait $nap && kill -TERM $group$child ) &
    timer=$!
  fi
  trap 'kill -TERM $group$child; [ $timer ] && kill $timer; exit 143' TERM
  wait $child
  status=$?
  [ $timer ] && kill $timer 2>/dev/null
  return $status
}

# probe FILE SECONDS BYTES RIGHTS COMMAND
probe() {
  as=
  if [ "$4" != user ]; then
    as=$root
    if [ "$root" = no ]; then
      as=
      if [ "$4" = root ]; then
        printf '\n%s %s skip no-root\n' $mark "$1"
        return
      fi
    fi
  fi
  printf '\n%s %s\n' $mark "$1" >&2
  clock
  began=$now
  printf '\n%s %s begin\n' $mark "$1"
  status=$( { { limited "$2" sh -c "$5" 3>&- 4>&-; echo $? >&4; } | head -c "$3" >&3; } 4>&1 )
  clock
  printf '\n%s %s end %s %s %s\n' $mark "$1" "${status:-?}" "${began:--}" "${now:--}"
}

@PROBES@
printf '\n%s done\n' $mark
[ -z "$watch" ] || kill "$watch"
exit 0
}
