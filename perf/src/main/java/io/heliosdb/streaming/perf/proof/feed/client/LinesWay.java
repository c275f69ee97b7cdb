package io.heliosdb.streaming.perf.proof.feed.client;

import io.heliosdb.streaming.perf.proof.crash.feed.Connection;
import io.heliosdb.streaming.perf.proof.crash.oracle.Script;

import org.agrona.CloseHelper;

import java.io.IOException;
import java.util.Locale;

/**
 * Lines of JSON over TCP. Rows are not kept: after an interruption they are made again from where
 * the appliance says.
 */
final class LinesWay implements Way {
    private static final int SEND_FROM = 48 << 10;

    private final Target target;
    private final Script script;
    private final int producer;
    private final Numbers numbers = new Numbers(Door.LINES.takesBadRows());
    private final StringBuilder lines = new StringBuilder();
    private Connection connection;
    private long next = UNKNOWN;
    private long acknowledged;
    private long connections;
    private long badRows;

    LinesWay(final Target target, final Script script, final int producer) {
        this.target = target;
        this.script = script;
        this.producer = producer;
    }

    @Override
    public int poll() throws IOException {
        if (connection == null) {
            connection = Connection.to(target.port());
            if (connection == null) {
                return 0;
            }
            connection.give(
                    String.format(
                            Locale.ROOT,
                            "HELLO {\"stream\": \"%s\", \"producer\": \"%s\", \"token\": \"%s\"}\n",
                            target.stream(),
                            Script.producer(producer),
                            target.token()));
        }
        try {
            connection.send();
            final String line = connection.line();
            if (line == null) {
                return 0;
            }
            hear(line.split(" ", 4), line);
            return 1;
        } catch (final LostException e) {
            throw e;
        } catch (final IOException e) {
            lose();
            return 0;
        }
    }

    /** What ends a way, and not only a connection. */
    private static final class LostException extends IOException {
        private static final long serialVersionUID = 1;

        LostException(final String message) {
            super(message);
        }
    }

    private void hear(final String[] words, final String line) throws IOException {
        final long number = Long.parseLong(words[1]);
        switch (words[0]) {
            case "RESUME" -> {
                if (number < acknowledged) {
                    throw new LostException(line + " after " + acknowledged + " were safe");
                }
                next = number + 1;
                connections++;
            }
            case "ACK" -> acknowledged = Math.max(acknowledged, number);
            case "ERR" -> {
                if (number == 0) {
                    throw new IOException(line); // it closes, and may take us the next time
                }
                if (!numbers.isBad(number)) {
                    throw new IllegalStateException("a good row is refused: " + line);
                }
                badRows++;
            }
            default -> throw new IllegalStateException("the appliance says: " + line);
        }
    }

    private void lose() {
        CloseHelper.quietClose(connection);
        connection = null;
        next = UNKNOWN;
        lines.setLength(0);
    }

    @Override
    public long nextNumber() {
        return next;
    }

    @Override
    public boolean offer(final Row row) {
        if (!connection.isIdle() || lines.length() > SEND_FROM) {
            return false;
        }
        Texts.appendJson(lines, script, producer, row);
        lines.append('\n');
        next++;
        return true;
    }

    @Override
    public void flush() {
        connection.give(lines);
        lines.setLength(0);
    }

    @Override
    public long acknowledged() {
        return acknowledged;
    }

    @Override
    public long connections() {
        return connections;
    }

    @Override
    public long badRows() {
        return badRows;
    }

    @Override
    public void close() {
        CloseHelper.quietClose(connection);
    }
}
