# Runs a script that comes packed, and packs what it says: Run Command keeps little of it.
s=$(printf %s '@SCRIPT@' | base64 -d | gzip -dc) || exit 9
command -v timeout >/dev/null && limit='timeout -k 1 @SECONDS@' || limit=
pack() { gzip -9c | base64 | tr -d '\n'; }
{ { printf '%s\n' "$s" | $limit sh -s 2>&3 3>&- 4>&- | pack >&4; } 3>&1 | pack >&2; } 4>&1
