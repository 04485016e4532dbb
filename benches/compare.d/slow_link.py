"""Two network namespaces, and a link between them that is this slow:

    unshare --net python3 slow_link.py MILLISECONDS

The namespace that it is started in is 10.77.0.1, a new one is 10.77.0.2, and each packet arrives after half of
the milliseconds. Prints the files of both namespaces, for nsenter, once the link is up. Both go when it ends.

A TUN device needs no module of the kernel beside its own, where a delay from `tc qdisc add … netem` needs another
one, which small kernels lack.
"""

import collections
import ctypes
import fcntl
import os
import select
import struct
import subprocess
import sys
import time

CLONE_NEWNET = 0x40000000
TUNSETIFF, TUNSETOFFLOAD = 0x400454CA, 0x400454D0
IFF_TUN, IFF_NO_PI, IFF_VNET_HDR = 0x0001, 0x1000, 0x4000
TUN_F_CSUM, TUN_F_TSO4 = 0x01, 0x02
LARGEST_PACKET = 1 << 17


def open_tun(address, peer):
    """A TUN device in the current namespace."""
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH22x", b"slow", IFF_TUN | IFF_NO_PI | IFF_VNET_HDR))
    # Segments of one burst come and go as one packet, as over a pair of veth devices: this program would be the
    # bottleneck otherwise. TCP counts them as segments of 1,500 bytes all the same.
    fcntl.ioctl(tun, TUNSETOFFLOAD, TUN_F_CSUM | TUN_F_TSO4)
    for command in (
        "link set lo up",
        f"address add {address} peer {peer} dev slow",
        # Nothing is dropped while this program waits for a processor.
        "link set slow up mtu 1500 txqueuelen 10000",
    ):
        subprocess.run(["ip", *command.split()], check=True)
    return tun


def enter_new_namespace():
    # `os.unshare` is newer than Python 3.11.
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET) != 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))


def packets(tun):
    """What has arrived at a device."""
    while True:
        try:
            yield os.read(tun, LARGEST_PACKET)
        except BlockingIOError:
            return


def forward(near, far, delay):
    """Carries packets both ways, for ever."""
    other = {near: far, far: near}
    # Every packet takes equally long, so those of both directions are due in the order of their arrival.
    waiting = collections.deque()
    while True:
        timeout = max(0, waiting[0][0] - time.monotonic()) if waiting else None
        readable, _, _ = select.select([near, far], [], [], timeout)
        for tun in readable:
            due = time.monotonic() + delay
            waiting.extend((due, other[tun], packet) for packet in packets(tun))
        while waiting and waiting[0][0] <= time.monotonic():
            _, tun, packet = waiting.popleft()
            os.write(tun, packet)


def main():
    delay = float(sys.argv[1]) / 2000
    near_namespace = os.open("/proc/self/ns/net", os.O_RDONLY)
    near = open_tun("10.77.0.1", "10.77.0.2")
    enter_new_namespace()
    far = open_tun("10.77.0.2", "10.77.0.1")
    print(f"/proc/{os.getpid()}/fd/{near_namespace} /proc/{os.getpid()}/ns/net", flush=True)
    forward(near, far, delay)


main()
