"""Runs a program in a terminal. Requests on stdin, one JSON object a line; what the terminal shows
on stdout; answers and the end on stderr."""
import fcntl, json, os, select, struct, subprocess, sys, termios

master, slave = os.openpty()


def size(rows, columns):
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def controlling():
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


size(40, 100)
before = termios.tcgetattr(slave)
child = subprocess.Popen(
    sys.argv[1:], stdin=slave, stdout=slave, stderr=slave, preexec_fn=controlling
)


def answer(text):
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def obey(request):
    if "keys" in request:
        os.write(master, request["keys"].encode())
    if "size" in request:
        size(*request["size"])
    if "signal" in request:
        child.send_signal(request["signal"])
    if "modes" in request:
        now = termios.tcgetattr(slave)
        answer("raw" if not now[3] & (termios.ICANON | termios.ISIG | termios.ECHO) else "cooked")


def show():
    while select.select([master], [], [], 0)[0]:
        os.write(1, os.read(master, 65536))


requests = b""
while child.poll() is None:
    ready = select.select([master, 0], [], [], 0.05)[0]
    if master in ready:
        show()
    if 0 in ready:
        piece = os.read(0, 65536)
        if not piece:
            child.kill()
            break
        requests += piece
        *lines, requests = requests.split(b"\n")
        for line in lines:
            obey(json.loads(line))
show()
restored = termios.tcgetattr(slave) == before
answer("ended %d %s" % (child.wait(), "restored" if restored else "changed"))
