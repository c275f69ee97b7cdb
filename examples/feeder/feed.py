#!/usr/bin/env python3
"""Feeds the lines of a file into a stream over TCP, each of them once.

Needs nothing but Python's standard library. A line is kept until it is acknowledged; after an
interruption the feeder connects again and goes on where the appliance says. Run it again with the
same producer id and the same file, and it sends only what is missing.

    HELIOS_TOKEN=... feed.py --stream orders --format csv --producer till-7 orders.csv

It ends with 0 when every line is safe, with 1 if the appliance refuses the feed, and with 2 if it
is called in the wrong way.
"""

import argparse
import json
import os
import socket
import sys
import threading
import time

SEND_LINES = 1000
LONGEST_PAUSE_S = 10

# The appliance is being started or stopped, or has no room for the time being.
LATER = ("HNET-0208", "HNET-0308", "HNET-0407", "HCON-0018")


class Refused(Exception):
    """The appliance does not take the feed; sending again does not help."""


class Feeder:
    """One producer's way into a stream, over as many connections as it takes."""

    def __init__(self, address, greeting, lines):
        self.address = address
        self.greeting = greeting
        self.lines = lines
        self.acknowledged = 0
        self.bad = 0
        self.refusal = None

    def run(self):
        """Returns when every line is acknowledged, or raises Refused."""
        pause_s = 0.1
        while self.acknowledged < len(self.lines):
            before = self.acknowledged
            try:
                self.connect_and_send()
            except OSError as error:
                print(f"interrupted: {error}", file=sys.stderr)
            if self.refusal:
                raise Refused(self.refusal)
            if self.acknowledged > before:
                pause_s = 0.1
            elif self.acknowledged < len(self.lines):
                time.sleep(pause_s)
                pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    def connect_and_send(self):
        """Sends what is missing over one connection, and listens until it ends."""
        with socket.create_connection(self.address, timeout=30) as connection:
            connection.settimeout(None)
            answers = connection.makefile("r", encoding="utf-8", newline="\n")
            connection.sendall(f"HELLO {json.dumps(self.greeting)}\n".encode())
            first = answers.readline()
            if not first.startswith("RESUME "):
                self.note(first)
                return
            # What was taken but is not acknowledged yet will be: only what is behind it is sent.
            taken = int(first.split()[1])
            listener = threading.Thread(target=self.listen, args=(answers,), daemon=True)
            listener.start()
            try:
                for start in range(taken, len(self.lines), SEND_LINES):
                    connection.sendall(b"".join(self.lines[start : start + SEND_LINES]))
                connection.shutdown(socket.SHUT_WR)
            finally:
                listener.join()

    def listen(self, answers):
        """Takes in what the appliance says, until it closes the connection."""
        try:
            for line in answers:
                self.note(line)
        except OSError:
            pass  # the connection has broken: the next one tells where to go on

    def note(self, line):
        """Takes in one answer."""
        words = line.split(maxsplit=3)
        if words[:1] == ["ACK"]:
            self.acknowledged = max(self.acknowledged, int(words[1]))
        elif words[:1] == ["ERR"] and words[1] != "0":
            self.bad += 1
            print(f"line {words[1]} is no row: {' '.join(words[2:])}", file=sys.stderr)
        elif words[:1] == ["ERR"] and words[2] not in LATER:
            self.refusal = " ".join(words[2:])


def read(path):
    """The lines of a file, each with its line feed."""
    with open(path, "rb") as source:
        lines = source.read().splitlines(keepends=True)
    if lines and not lines[-1].endswith(b"\n"):
        lines[-1] += b"\n"
    return lines


def main():
    parser = argparse.ArgumentParser(description="Feed the lines of a file into a stream, once.")
    parser.add_argument("file")
    parser.add_argument("--address", default="127.0.0.1:7070", help="host:port of the feeds")
    parser.add_argument("--stream", required=True)
    parser.add_argument("--format", default="json", choices=["json", "csv"])
    parser.add_argument("--producer", required=True, help="the same for the same file")
    arguments = parser.parse_args()
    token = os.environ.get("HELIOS_TOKEN")
    if not token:
        parser.error(
            "HELIOS_TOKEN is not set: it is the token that a login answers,"
            " POST /api/v1/auth/login"
        )
    host, port = arguments.address.rsplit(":", 1)
    greeting = {
        "stream": arguments.stream,
        "format": arguments.format,
        "producer": arguments.producer,
        "token": token,
    }
    feeder = Feeder((host, int(port)), greeting, read(arguments.file))
    try:
        feeder.run()
    except Refused as refusal:
        print(f"refused: {refusal}", file=sys.stderr)
        return 1
    print(f"{len(feeder.lines)} lines are safe, {feeder.bad} of them are no rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
