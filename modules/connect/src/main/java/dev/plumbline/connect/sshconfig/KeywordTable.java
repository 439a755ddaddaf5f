package dev.plumbline.connect.sshconfig;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keywords of ssh_config(5) with kind and default, in the order of {@code ssh -G}. Lists of
 * algorithms have no default here: they differ between versions of ssh.
 */
final class KeywordTable {
  /** Spellings a choice accepts, and what {@code ssh -G} prints for them. */
  static final Map<String, Map<String, String>> CHOICES =
      Map.of(
          "flag", of("yes=yes true=yes no=no false=no"),
          "truth", of("yes=true true=true no=false false=false always=always ask=ask"),
          "family", of("inet=inet inet6=inet6 any=any"),
          "master", of("yes=true true=true no=false false=false auto=auto ask=ask autoask=autoask"),
          "strict",
              of(
                  "yes=true true=true no=false false=false off=false ask=ask"
                      + " accept-new=accept-new"),
          "pubkey",
              of(
                  "yes=true true=true no=false false=false unbound=unbound"
                      + " host-bound=host-bound"),
          "tty", of("yes=true true=true no=false false=false force=force auto=auto"),
          "session", of("none=none subsystem=subsystem default=default"),
          "tunnels",
              of(
                  "yes=point-to-point true=point-to-point no=false false=false"
                      + " ethernet=ethernet point-to-point=point-to-point"));

  static final String LINES =
      """
      user text
      hostname text
      port number 22
      addressfamily family any
      batchmode flag no
      canonicalizefallbacklocal flag yes
      canonicalizehostname truth false
      checkhostip flag no
      compression flag no
      controlmaster master false
      enablesshkeysign flag no
      clearallforwardings flag no
      exitonforwardfailure flag no
      fingerprinthash text SHA256
      forwardx11 flag no
      forwardx11trusted flag yes
      gatewayports flag no
      gssapiauthentication flag no
      gssapidelegatecredentials flag no
      hashknownhosts flag no
      hostbasedauthentication flag no
      identitiesonly flag no
      kbdinteractiveauthentication flag yes
      nohostauthenticationforlocalhost flag no
      passwordauthentication flag yes
      permitlocalcommand flag no
      proxyusefdpass flag no
      pubkeyauthentication pubkey true
      requesttty tty auto
      sessiontype session default
      stdinnull flag no
      forkafterauthentication flag no
      streamlocalbindunlink flag no
      stricthostkeychecking strict ask
      tcpkeepalive flag yes
      tunnel tunnels false
      verifyhostkeydns truth false
      visualhostkey flag no
      updatehostkeys truth true
      enableescapecommandline flag no
      canonicalizemaxdots number 1
      connectionattempts number 1
      forwardx11timeout time 1200
      numberofpasswordprompts number 3
      serveralivecountmax number 3
      serveraliveinterval time 0
      requiredrsasize number 1024
      bindaddress text
      bindinterface text
      ciphers text
      controlpath text
      hostkeyalgorithms text
      hostkeyalias text
      hostbasedacceptedalgorithms text
      identityagent text
      ignoreunknown text
      kbdinteractivedevices text
      kexalgorithms text
      casignaturealgorithms text
      localcommand raw
      remotecommand raw
      loglevel text INFO
      macs text
      pkcs11provider text
      securitykeyprovider text internal
      preferredauthentications text
      pubkeyacceptedalgorithms text
      revokedhostkeys text
      xauthlocation text
      knownhostscommand raw
      identityfile adds_up
      certificatefile adds_up
      canonicaldomains words none
      globalknownhostsfile words /etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2
      userknownhostsfile words ~/.ssh/known_hosts ~/.ssh/known_hosts2
      sendenv adds_up_words
      setenv words
      logverbose words none
      permitremoteopen words any
      addkeystoagent words false
      forwardagent text no
      connecttimeout time none
      tunneldevice text any:any
      canonicalizepermittedcnames words none
      controlpersist text no
      escapechar text ~
      ipqos words lowdelay throughput
      rekeylimit words 0 0
      streamlocalbindmask text 0177
      syslogfacility text USER
      proxycommand raw
      proxyjump text
      localforward ignored
      remoteforward ignored
      dynamicforward ignored
      include ignored
      afstokenpassing ignored
      cipher ignored
      compressionlevel ignored
      fallbacktorsh ignored
      globalknownhostsfile2 ignored
      gssapiclientidentity ignored
      gssapikexalgorithms ignored
      gssapikeyexchange ignored
      gssapirenewalforcesrekey ignored
      gssapiserveridentity ignored
      gssapitrustdns ignored
      kerberosauthentication ignored
      kerberostgtpassing ignored
      protocol ignored
      rhostsauthentication ignored
      rhostsrsaauthentication ignored
      rsaauthentication ignored
      useprivilegedport ignored
      userknownhostsfile2 ignored
      useroaming ignored
      usersh ignored
      """;

  private KeywordTable() {}

  private static Map<String, String> of(String pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String pair : pairs.split(" ")) {
      int equals = pair.indexOf('=');
      map.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return map;
  }
}
