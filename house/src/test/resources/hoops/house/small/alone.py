"""Serves web, and notes in `beside` where another version of it still lives; the kernel lets go what ends."""

import fcntl
import glob
import os
import sys

ROOM = os.path.dirname("@LEDGER@")
VERSION = open("version").read().strip()


def hold(name, how):
    lock = open(os.path.join(ROOM, name), "a")
    fcntl.flock(lock, how)
    return lock


one_looks = hold("looks.lock", fcntl.LOCK_EX)
mine = hold("web-%s.lives" % VERSION, fcntl.LOCK_SH)
for other in glob.glob(os.path.join(ROOM, "web-*.lives")):
    if not other.endswith("web-%s.lives" % VERSION):
        try:
            hold(other, fcntl.LOCK_EX | fcntl.LOCK_NB).close()
        except BlockingIOError:
            open(os.path.join(ROOM, "beside"), "a").write(VERSION + "\n")
one_looks.close()

sys.argv = ["serve.py", "web"]
exec(open("serve.py").read())
