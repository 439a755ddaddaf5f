"""Connects sockets as the lines of standard input say and tells by which link the first packet left.

A line: tcp|udp FAMILY DST PORT MARK TOS UID OIF ("-" for none).
An answer: "left LINK SOURCE", "refused ERRNO" or "silent" (no packet was seen).
"""
import os
import select
import socket
import struct
import sys
import time

OUTGOING = 4


def packet_ports(family, data):
    """Source address, destination address and source port of a packet."""
    if family == socket.AF_INET:
        head = (data[0] & 15) * 4
        return data[12:16], data[16:20], struct.unpack("!H", data[head : head + 2])[0]
    return data[8:24], data[24:40], struct.unpack("!H", data[40:42])[0]


def watch(sniffer, family, dst, port):
    end = time.monotonic() + 0.1  # the kernel sends before connect() and send() return
    while select.select([sniffer], [], [], max(0, end - time.monotonic()))[0]:
        data, (link, protocol, kind, *_) = sniffer.recvfrom(2048)
        if kind != OUTGOING or protocol != (0x0800 if family == socket.AF_INET else 0x86DD):
            continue
        if family == socket.AF_INET6 and data[6] not in (6, 17):
            continue
        source, to, sport = packet_ports(family, data)
        if to == dst and sport == port:
            return "left %s %s" % (link, socket.inet_ntop(family, source))
    return "silent"


def attempt(kind, number, dst, port, mark, tos, uid, oif):
    family = socket.AF_INET if number == "4" else socket.AF_INET6
    os.seteuid(int(uid))
    try:
        s = socket.socket(family, socket.SOCK_STREAM if kind == "tcp" else socket.SOCK_DGRAM)
    finally:
        os.seteuid(0)
    with s, socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(3)) as sniffer:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_MARK, int(mark))
        if family == socket.AF_INET:
            s.setsockopt(socket.IPPROTO_IP, socket.IP_TOS, int(tos))
        else:
            s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_TCLASS, int(tos))
        if oif != "-":
            s.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, oif.encode())
        s.setblocking(False)
        try:
            s.connect((dst, int(port)))
            if kind == "udp":
                s.send(b"plumbline")
        except BlockingIOError:
            pass
        except ConnectionRefusedError:
            pass  # the packet came by lo and was answered at once
        except OSError as e:
            return "refused %d" % e.errno
        return watch(sniffer, family, socket.inet_pton(family, dst), s.getsockname()[1])


for line in sys.stdin:
    print(attempt(*line.split()), flush=True)
