package dev.plumbline.connect.sshconfig;

import java.util.List;
import java.util.Random;

/** Makes valid configuration files that use what is hard about them. */
final class ConfigGenerator {
  private static final List<String> SETTINGS =
      List.of(
          "User ec2-user",
          "User \"ubuntu\"",
          "user=admin",
          "User = ops # who",
          "Port 22",
          "Port 2201",
          "PORT=443",
          "HostName %h.prod.example",
          "HostName 10.0.0.5",
          "HostName Web-7.Example",
          "HostName a%%b",
          "IdentityFile ~/.ssh/a.pem",
          "IdentityFile \"~/.ssh/my key.pem\"",
          "IdentityFile %d/x-%r",
          "IdentityFile none",
          "IdentityFile C:\\Users\\me\\k.pem",
          "IdentityFile ~/.ssh/with\\ blank",
          "IdentitiesOnly yes",
          "IdentitiesOnly no",
          "CertificateFile ~/.ssh/a-cert.pub",
          "ProxyJump bastion",
          "ProxyJump ops@b1:2201,b2",
          "ProxyJump none",
          "ProxyJump ssh://u@h:99",
          "ProxyCommand nc -q0 \"%h\" %p  # kept",
          "ProxyCommand none",
          "ProxyCommand=ssh -W %h:%p hop",
          "StrictHostKeyChecking accept-new",
          "StrictHostKeyChecking yes",
          "StrictHostKeyChecking no",
          "UserKnownHostsFile ~/.ssh/k1 /etc/k2",
          "UserKnownHostsFile none",
          "UserKnownHostsFile /dev/null",
          "GlobalKnownHostsFile /etc/a /etc/b",
          "HostKeyAlias alias-1",
          "HashKnownHosts yes",
          "ServerAliveInterval 15",
          "ServerAliveInterval 1m30s",
          "ServerAliveCountMax 2",
          "ConnectTimeout 7",
          "ConnectTimeout 2m",
          "Compression yes",
          "ForwardAgent yes",
          "AddKeysToAgent ask",
          "AddKeysToAgent yes",
          "IdentityAgent ~/.agent/sock",
          "IdentityAgent none",
          "IdentityAgent $MYSOCK",
          "TCPKeepAlive no",
          "KeepAlive no",
          "PubkeyAuthentication no",
          "PasswordAuthentication no",
          "ChallengeResponseAuthentication no",
          "RequestTTY force",
          "Tunnel yes",
          "ControlMaster auto",
          "ControlPath ~/.ssh/c-%C",
          "LogLevel DEBUG3",
          "PreferredAuthentications publickey,password",
          "AddressFamily inet6",
          "CanonicalizeMaxDots 2",
          "NumberOfPasswordPrompts 1",
          "UpdateHostKeys no",
          "VisualHostKey yes",
          "LocalForward 8080 localhost:80",
          "SendEnv LANG LC_*",
          "EscapeChar none",
          "SessionType none",
          "VerifyHostKeyDNS ask",
          "ConnectionAttempts 3",
          "BindAddress 127.0.0.1",
          "ForwardX11 no");

  private static final List<String> BLOCKS =
      List.of(
          "Host web",
          "Host WEB",
          "Host web-* !web-2",
          "Host *",
          "Host !web",
          "Host ?eb db.*",
          "HOST = web db.example",
          "Host 10.0.0.*",
          "Host \"web\" web-1 # two",
          "Host web,db.example",
          "Match all",
          "Match host web",
          "Match host WEB,db*",
          "Match originalhost web*",
          "Match host *.prod.example",
          "Match user ec2-user",
          "Match user !root,*",
          "Match localuser root",
          "Match !host web*",
          "Match host web* !user root",
          "Match final host 10.0.0.5",
          "Match final all",
          "Match !final host web",
          "Match canonical host *",
          "Match host \"web\" user \"root\"",
          "match host=web",
          "Match originalhost=web user=root",
          "Match final originalhost web-1");

  private ConfigGenerator() {}

  static String file(Random random, List<String> includes) {
    StringBuilder text = new StringBuilder();
    int lines = random.nextInt(25);
    for (int i = 0; i < lines; i++) {
      text.append(" ".repeat(random.nextInt(3)));
      int dice = random.nextInt(20);
      if (dice < 5) {
        text.append(BLOCKS.get(random.nextInt(BLOCKS.size())));
      } else if (dice == 5) {
        text.append("# comment");
      } else if (dice == 6 && !includes.isEmpty()) {
        text.append("Include ").append(includes.get(random.nextInt(includes.size())));
      } else {
        text.append(SETTINGS.get(random.nextInt(SETTINGS.size())));
      }
      text.append(random.nextInt(8) == 0 ? " \t\r\n" : "\n");
    }
    return text.toString();
  }
}
