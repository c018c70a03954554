"""Serves who it is and its version; web also what the store says. Each life writes its name down once."""

import os
import signal
import socket
import sys
import threading

NAME = sys.argv[1]
VERSION = open("version").read().strip()


def write_down():
    ledger = os.open("@LEDGER@", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(ledger, (os.environ["HOOPS_INSTANCE"] + "\n").encode())
    os.close(ledger)


def ask(url):
    host, port = url.split("/")[2].split(":")
    with socket.create_connection((host, int(port)), 10) as peer:
        peer.sendall(b"GET / HTTP/1.1\r\nHost: store\r\nConnection: close\r\n\r\n")
        whole = b""
        while part := peer.recv(4096):
            whole += part
    head, body = whole.split(b"\r\n\r\n", 1)
    return body.decode() if b" 200 " in head.split(b"\r\n")[0] else "silence"


def answer(peer):
    with peer:
        asked = b""
        while b"\r\n\r\n" not in asked:
            part = peer.recv(4096)
            if not part:
                return
            asked += part
        said = NAME + " " + VERSION
        if NAME == "web" and asked.startswith(b"GET / "):
            said += " over " + ask(os.environ["STORE_URL"])
        head = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(said)
        peer.sendall((head + said).encode())


write_down()
signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
if os.path.exists("dies"):
    threading.Timer(0.5, lambda: os._exit(7)).start()
door = socket.create_server(("127.0.0.1", int(os.environ["PORT"])), backlog=128)
print(NAME, VERSION, "serves", flush=True)
while True:
    caller, _ = door.accept()
    threading.Thread(target=answer, args=(caller,), daemon=True).start()
