#!/usr/bin/env python3
"""Feeds the lines of a file into a stream over TCP, each of them once.

Needs nothing but Python's standard library. A line is kept until it is acknowledged; after an
interruption the feeder connects again and goes on where the appliance says. Run it again with the
same producer id and the same file, and it sends only what is missing. With --ca the connection is
encrypted, and the appliance has to show a certificate that this authority has signed.

    HELIOS_TOKEN=... feed.py --stream orders --format csv --producer till-7 orders.csv

A file whose name ends with .gz is decompressed. While the appliance is away the feeder waits, and
says so.

It ends with 0 when every line is safe; with 1 if waiting does not help: the appliance refuses the
feed, the port is another one, or TLS fails; with 2 if it is called in the wrong way; and with 3 when
every line that is a row is safe, but some are no rows.
"""

import argparse
import gzip
import json
import os
import select
import socket
import ssl
import sys
import time

SEND_BYTES = 1 << 16
RECEIVE_BYTES = 1 << 16
PATIENCE_S = 30
LONGEST_PAUSE_S = 10

# The appliance is being started or stopped, or has no room for the time being.
LATER = ("HNET-0208", "HNET-0308", "HNET-0407", "HCON-0018")


class Refused(Exception):
    """The appliance does not take the feed; sending again does not help."""


class Feeder:
    """One producer's way into a stream, over as many connections as it takes."""

    def __init__(self, address, encryption, greeting, lines):
        self.address = address
        self.encryption = encryption
        self.greeting = greeting
        self.lines = lines
        self.acknowledged = 0
        self.bad = 0
        self.interruption = None
        self.refusal = None

    def run(self):
        """Returns when every line is acknowledged, or raises Refused."""
        pause_s = 0.1
        while self.acknowledged < len(self.lines):
            before = self.acknowledged
            self.interruption = None
            try:
                self.connect_and_send()
            except OSError as error:
                self.interruption = error
            if self.refusal:
                raise Refused(self.refusal)
            if self.acknowledged > before:
                pause_s = 0.1
            if self.acknowledged < len(self.lines):
                print(
                    f"interrupted: {self.interruption}; again in {pause_s:.1f} s", file=sys.stderr
                )
                time.sleep(pause_s)
                pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    def connect_and_send(self):
        """Sends what is missing over one connection, and listens until all of it is safe."""
        with self.connect() as connection:
            connection.sendall(f"HELLO {json.dumps(self.greeting)}\n".encode())
            connection.setblocking(False)
            answers = Answers(connection)
            try:
                first = answers.wait()
            except ConnectionError:
                if not self.encryption and speaks_tls(self.address):
                    raise Refused(
                        "this port speaks TLS: name the appliance's authority with --ca"
                    ) from None
                raise
            if not first.startswith("RESUME "):
                if not first.startswith("ERR "):
                    raise Refused(f"no feeds come in at this port, it says: {first[:80]}")
                self.note(first)
                return
            # What was taken but is not acknowledged yet will be: only what is behind it is sent.
            output = Output(connection, self.lines, int(first.split()[1]))
            while self.acknowledged < len(self.lines) and not self.refusal:
                output.send()
                for line in answers.take():
                    self.note(line)
                if self.acknowledged < len(self.lines):
                    answers.sleep(output.is_waiting())

    def connect(self):
        connection = socket.create_connection(self.address, timeout=PATIENCE_S)
        if not self.encryption:
            return connection
        try:
            return self.encryption.wrap_socket(connection, server_hostname=self.address[0])
        except ssl.SSLEOFError:
            connection.close()
            raise  # it was closed on the way, as by an end of the appliance
        except ssl.SSLError as error:
            connection.close()
            raise Refused(f"no connection over TLS: {error}") from error
        except OSError:
            connection.close()
            raise

    def note(self, line):
        """Takes in one answer."""
        words = line.split(maxsplit=3)
        if words[:1] == ["ACK"]:
            self.acknowledged = max(self.acknowledged, int(words[1]))
        elif words[:1] == ["ERR"] and words[1] != "0":
            self.bad += 1
            print(f"line {words[1]} is no row: {' '.join(words[2:])}", file=sys.stderr)
        elif words[:1] == ["ERR"] and words[2] in LATER:
            self.interruption = " ".join(words[2:])
        elif words[:1] == ["ERR"]:
            self.refusal = " ".join(words[2:])


class Answers:
    """What the appliance says; waits for nothing but in wait and sleep."""

    def __init__(self, connection):
        self.connection = connection
        self.early = []
        self.rest = b""

    def take(self):
        """The lines that are there."""
        while True:
            try:
                received = self.connection.recv(RECEIVE_BYTES)
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                break
            if not received:
                if b"\n" in self.rest:
                    break  # what it said last comes first
                raise ConnectionError("the appliance has closed the connection")
            self.rest += received
        *lines, self.rest = self.early + self.rest.split(b"\n")
        self.early = []
        return [line.decode(errors="replace") for line in lines]

    def wait(self):
        """The first line; those that came with it are taken next time."""
        while True:
            lines = self.take()
            if lines:
                self.early = [line.encode() for line in lines[1:]]
                return lines[0]
            self.sleep(False)

    def sleep(self, is_sending):
        """Until there is something to hear, or to send."""
        select.select([self.connection], [self.connection] if is_sending else [], [], PATIENCE_S)


class Output:
    """Lines on their way, as many as the connection takes."""

    def __init__(self, connection, lines, start):
        self.connection = connection
        self.lines = lines
        self.next = start
        self.pending = b""

    def is_waiting(self):
        return bool(self.pending) or self.next < len(self.lines)

    def send(self):
        """Sends what can be sent at once."""
        while self.is_waiting():
            self.fill()
            try:
                # An encrypted connection that was full wants the same bytes again.
                self.pending = self.pending[self.connection.send(self.pending) :]
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return

    def fill(self):
        if self.pending:
            return
        chunk, size = [], 0
        while self.next < len(self.lines) and size < SEND_BYTES:
            chunk.append(self.lines[self.next])
            size += len(self.lines[self.next])
            self.next += 1
        self.pending = b"".join(chunk)


def encryption(arguments):
    """How connections are encrypted, or None if they are not."""
    if not arguments.ca:
        return None
    context = ssl.create_default_context(cafile=arguments.ca)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    if arguments.certificate:
        context.load_cert_chain(arguments.certificate, arguments.key)
    return context


def speaks_tls(address):
    """Whether an appliance that says nothing does so because it is not greeted by TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # nothing is sent
    try:
        with socket.create_connection(address, timeout=PATIENCE_S) as connection:
            context.wrap_socket(connection).close()
            return True
    except OSError:
        return False


def read(path):
    """The lines of a file, each with its line feed."""
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rb") as source:
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
    parser.add_argument("--ca", help="authority of the appliance's certificate (PEM): use TLS")
    parser.add_argument("--certificate", help="to show, if the appliance wants one (PEM)")
    parser.add_argument("--key", help="of that certificate (PEM)")
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
    feeder = Feeder((host, int(port)), encryption(arguments), greeting, read(arguments.file))
    try:
        feeder.run()
    except Refused as refusal:
        print(f"refused: {refusal}", file=sys.stderr)
        return 1
    print(f"{len(feeder.lines)} lines are safe, {feeder.bad} of them are no rows")
    return 3 if feeder.bad else 0


if __name__ == "__main__":
    sys.exit(main())
