#!/bin/sh
# Stands in for programs that need systemd or rpm as they are on the instance: answers with what
# they said in the recording. Called by the name of the program.
r=@RECORDING@
case ${0##*/}:$* in
  networkctl:*--json*) exec cat $r/networkctl-list.json ;;
  networkctl:*status*) exec cat $r/networkctl-status-all.txt ;;
  networkctl:*--version*) exec tail -n 1 $r/networkctl-list.txt ;;
  networkctl:*) exec grep -v '^systemd ' $r/networkctl-list.txt ;;
  systemctl:*list-units*) exec cat $r/systemctl-units.txt ;;
  systemctl:*list-timers*) exec cat $r/systemctl-timers.txt ;;
  systemctl:*show*) exec cat $r/systemctl-show.txt ;;
  journalctl:*json*) exec cat $r/journal.jsonl ;;
  journalctl:*systemd-networkd.service) exec cat $r/journal-networkd.txt ;;
  journalctl:*ec2net*) exec cat $r/setup-policy-routes.log ;;
  journalctl:*) exec cat $r/journal-units.txt ;;
  rpm:*) echo amazon-ec2-net-utils-2.7.4-1.amzn2023.0.1.noarch ;;
esac
