# Prints every regular file below @ROOT@ (two levels), each after its length, so that no content
# and no name can pass for another: "NAME-BYTES CONTENT-BYTES", name, content.
[ -d @ROOT@ ] || exit 0
for f in @ROOT@/* @ROOT@/*/*; do
  [ -f "$f" ] && [ -r "$f" ] || continue
  case $f in @ROOT@/*/*) ;; *) [ ! -L "$f" ] || continue ;; esac
  name=$(printf %s "$f" | wc -c)
  size=$(wc -c <"$f") || continue
  [ "$size" -le 65536 ] || size=65536
  printf '%d %d\n%s\n' "$name" "$size" "$f"
  { cat "$f"; cat /dev/zero; } 2>/dev/null | head -c "$size"
  echo
done
