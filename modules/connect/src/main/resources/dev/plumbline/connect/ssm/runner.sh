# Runs one command over one raw terminal, its streams kept apart and safe from whatever the way does
# to bytes that are no text. In: lines for printf %b; "." ends the input. Out: stdout in base64, a
# comma after each piece; "<E...>" is a piece of stderr, "<X0>" the exit status, "<Kx>" tells that
# pieces are in hexadecimal instead. Its own complaints, such as of a broken pipe, would stand between.
exec 2>/dev/null
c=@COMMAND@
if printf x | base64 >/dev/null; then
  encode() { base64; }
else
  encode() { od -An -v -tx1; }
  printf '<Kx>'
fi
piece() { dd bs="$1" count=1 | encode; }
outputs() { while d=$(piece 49152) && [ "$d" ]; do printf '%s,' "$d"; done; }
errors() { while d=$(piece 1024) && [ "$d" ]; do printf '<E%s>' "$d"; done; }
feed() { while IFS= read -r l && [ "$l" != . ]; do printf %b "$l"; done; }
feed | {
  s=$({ { { sh -c "$c" 5>&- 6>&- 7>&-; echo $? >&6; } 2>&7 | outputs >&5; } 7>&1 | errors >&5; } 6>&1)
  printf '<X%s>' "$s" >&5
} 5>&1 | cat
