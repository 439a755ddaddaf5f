# Containers as docker lists them; elsewhere those of containerd, in the same columns.
if command -v docker >/dev/null; then
  exec docker ps -a --no-trunc --format '{{.ID}}\t{{.Image}}\t{{.Names}}\t{{.Status}}'
fi
command -v crictl >/dev/null || exit 127
crictl ps -a --no-trunc 2>/dev/null | sed 1d | sed 's/  */ /g' |
  while read -r id image rest; do
    state=$(printf %s "$rest" | sed -n 's/.* ago \([A-Z][a-z]*\) .*/\1/p')
    name=$(printf %s "$rest" | sed -n 's/.* ago [A-Z][a-z]* \([^ ]*\) .*/\1/p')
    case $state in
      Running) words=Up ;;
      Exited)
        code=$(crictl inspect -o json "$id" 2>/dev/null | sed -n 's/^ *"exitCode": \([0-9]*\),*$/\1/p' | head -n 1)
        words="Exited (${code:-?})" ;;
      *) words=$state ;;
    esac
    printf '%s\t%s\t%s\t%s\n' "$id" "$image" "$name" "$words"
  done
