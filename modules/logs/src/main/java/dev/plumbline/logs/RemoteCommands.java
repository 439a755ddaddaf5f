package dev.plumbline.logs;

/**
 * Every command line that a tail runs on a host. All are fixed: what varies (a cursor, a path, an
 * offset) is sent as lines on stdin, never spliced in. They hold no single quote inside and no line
 * break, so that any login shell passes them on to {@code sh}; tried under dash, bash and busybox.
 * They only read.
 */
public final class RemoteCommands {
  /**
   * Facts about the host, one {@code NAME VALUE} line each (value may be empty), then {@code end}:
   *
   * <ul>
   *   <li>{@code machine} /etc/machine-id; {@code boot} boot id with dashes; {@code uid}, {@code
   *       groups}
   *   <li>{@code zone} target of /etc/localtime; {@code zonefile} /etc/timezone; {@code offset}
   *       such as +0000
   *   <li>{@code journalctl} first line of its version, such as {@code systemd 252 (252.4-1)}
   *   <li>{@code journal} readable (a system.journal can be opened), unreadable or absent
   *   <li>{@code sudo} all, journalctl or no: what {@code sudo -n} allows
   *   <li>{@code missing} a tool that the file reader needs and the host lacks; repeated
   * </ul>
   *
   * Stdin is not read.
   */
  public static final String HOST_FACTS =
      "exec sh -c 'LC_ALL=C; export LC_ALL;"
          + " f() { echo \"$1 $(shift; \"$@\" 2>/dev/null | head -n 1)\"; };"
          + " f machine cat /etc/machine-id; f boot cat /proc/sys/kernel/random/boot_id;"
          + " f uid id -u; f groups id -Gn; f zone readlink /etc/localtime;"
          + " f zonefile cat /etc/timezone; f offset date +%z; f journalctl journalctl --version;"
          + " j=absent;"
          + " for d in /var/log/journal /run/log/journal; do [ -d $d ] && j=unreadable; done;"
          + " for g in /var/log/journal/*/system.journal /run/log/journal/*/system.journal;"
          + " do [ -r \"$g\" ] && j=readable; done; echo \"journal $j\"; s=no;"
          + " if [ \"$(id -u)\" != 0 ]; then if sudo -n true; then s=all;"
          + " elif [ $j = unreadable ] && sudo -n journalctl -q -n 1 >/dev/null; then s=journalctl;"
          + " fi; fi 2>/dev/null; echo \"sudo $s\";"
          + " for t in tail head cat date; do"
          + " command -v $t >/dev/null || echo \"missing $t\"; done;"
          + " stat -L -c %d:%i / >/dev/null 2>&1 || echo \"missing stat -c\";"
          + " [ \"$(echo ab | head -c 1)\" = a ] || echo \"missing head -c\";"
          + " [ -e /proc/self/fd/0 ] || echo \"missing /proc\"; echo end'";

  /**
   * The newest journal entries of all units, oldest first, in export format; the last one is the
   * anchor of the follow. Stdin: {@code plain} or {@code sudo}; the number of entries.
   */
  public static final String JOURNAL_HISTORY =
      "exec sh -c 'LC_ALL=C; export LC_ALL; IFS= read -r how; IFS= read -r n;"
          + " set -- journalctl; [ \"$how\" = sudo ] && set -- sudo -n journalctl;"
          + " exec \"$@\" -q -m -o export -n \"$n\"'";

  /**
   * The journal of all units and boots from an entry on, in export format, without end. The entry
   * at the cursor itself comes first: that proves that nothing was lost. Stdin: {@code plain} or
   * {@code sudo}; the cursor, or an empty line for "from the beginning"; then any line at least
   * each 10 s, else it ends. Ends also with its stdin.
   */
  public static final String JOURNAL_FOLLOW =
      "exec sh -c 'LC_ALL=C; export LC_ALL; IFS= read -r how; IFS= read -r cursor; t=\"-t 15\";"
          + " (read -t 1 x) </dev/null 2>/dev/null; [ $? = 2 ] && t=;"
          + " set -- journalctl; [ \"$how\" = sudo ] && set -- sudo -n journalctl;"
          + " set -- \"$@\" -q -m -f --no-tail -o export;"
          + " [ -n \"$cursor\" ] && set -- \"$@\" \"--cursor=$cursor\";"
          + " l=cat; command -v timeout >/dev/null && l=\"timeout 3600 cat\";"
          + " \"$@\" </dev/null | $l & p=$!; exec >/dev/null;"
          + " while IFS= read -r $t x && kill -0 $p; do :; done 2>/dev/null; kill $p 2>/dev/null'";

  /**
   * Answers questions about files until its stdin ends or is silent for 30 s. A question is four
   * lines: verb, absolute path, offset, length. Answers ({@code ID} is {@code device:inode}):
   *
   * <ul>
   *   <li>{@code list PATH 0 0}: for PATH, PATH.* and PATH-*: {@code F ID SIZE MTIME}, LF, name,
   *       NUL; then {@code E}
   *   <li>{@code folder PATH/ 0 0}: the same for every file in it
   *   <li>{@code read PATH OFFSET MAX}: {@code H ID SIZE N}, LF, exactly N bytes (padded with NUL
   *       if the file shrank meanwhile), {@code T ID SIZE}, LF
   *   <li>{@code gzip|bzip2|xz PATH 0 0}: {@code M ID SIZE UNPACKED} (-1 when damaged or still
   *       being written), then {@code T ID SIZE}
   *   <li>{@code gzip|bzip2|xz PATH OFFSET N}: as read, of the unpacked content
   *   <li>{@code N}: no such regular file; {@code P}: not permitted
   * </ul>
   */
  public static final String FILE_READER =
      "exec sh -c 'LC_ALL=C; export LC_ALL; t=\"-t 30\"; (read -t 1 x) </dev/null 2>/dev/null; [ $?"
          + " = 2 ] && t=; id() { stat -L -c \"%d:%i %s\" /proc/self/fd/3; }; names() { for g; do ["
          + " -f \"$g\" ] && stat -L -c \"F %d:%i %s %Y\" \"$g\" 2>/dev/null && printf \"%s\\0\""
          + " \"$g\"; done; echo E; }; while IFS= read -r $t verb && IFS= read -r f && IFS= read -r"
          + " o && IFS= read -r m; do if [ \"$verb\" ="
          + " list ]; then names \"$f\" \"$f\".* \"$f\"-*; elif [ \"$verb\" = folder ]; then if ["
          + " -d \"$f\" ] && ! [ -r \"$f\" -a -x \"$f\" ]; then echo P; else names \"$f\"*; fi;"
          + " elif [ ! -f \"$f\" ]; then echo N; elif { command exec 3<\"$f\"; } 2>/dev/null; then"
          + " s=$(id); if [ \"$verb\" = read ]; then n=$((${s#* }-o)); [ $n -gt $m ] && n=$m; [ $n"
          + " -lt 0 ] && n=0; echo \"H $s $n\"; { tail -c +$((o+1)) /proc/self/fd/3; cat /dev/zero;"
          + " } 2>/dev/null | head -c $n; else z=false; case $verb in gzip|bzip2|xz) z=$verb;;"
          + " esac; n=$m; if [ $m = 0 ]; then n=-1; $z -t <&3 2>/dev/null && n=$($z -dc"
          + " </proc/self/fd/3 2>/dev/null | wc -c); echo \"M $s $n\"; else echo \"H $s $n\"; { $z"
          + " -dc </proc/self/fd/3 | tail -c +$((o+1)); cat /dev/zero; } 2>/dev/null | head -c $n;"
          + " fi; fi; echo \"T $(id)\"; exec 3<&-; else echo P; fi; done'";

  /** {@link #FILE_READER} with the rights of root, where {@code sudo -n} allows it. */
  public static final String FILE_READER_SUDO = FILE_READER.replaceFirst("exec", "exec sudo -n");

  private RemoteCommands() {}
}
