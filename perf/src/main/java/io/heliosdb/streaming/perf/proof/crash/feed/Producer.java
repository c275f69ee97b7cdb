package io.heliosdb.streaming.perf.proof.crash.feed;

import io.heliosdb.streaming.perf.proof.crash.oracle.AckLog;
import io.heliosdb.streaming.perf.proof.crash.oracle.Script;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One producer: sends its events in order until it is told to end. One thread. */
final class Producer implements Runnable {
    private static final long PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long RECONNECT_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int BATCH = 256;
    private static final long UNKNOWN = -1;

    private final int number;
    private final int port;
    private final Script script;
    private final AckLog log;
    private final Consumer<String> violation;
    private final StringBuilder batch = new StringBuilder();
    private Pace pace;

    private volatile long acknowledged;
    private volatile long sent;
    private final AtomicLong resumes = new AtomicLong();
    private volatile boolean isClosing;
    private volatile boolean isEnded;

    /** When the present stretch of sending began, and with which event. */
    private long paceNs;

    private long paceNumber;

    /** Number of the event behind the ordinary ones, once that is known. */
    private long last = UNKNOWN;

    Producer(
            final int number,
            final int port,
            final Script script,
            final AckLog log,
            final Consumer<String> violation) {
        this.number = number;
        this.port = port;
        this.script = script;
        this.log = log;
        this.violation = violation;
    }

    void start(final Pace sharedPace) {
        pace = sharedPace;
        Thread.ofPlatform().daemon().name("producer-" + number).start(this);
    }

    /** Events that were acknowledged at some time. */
    long acknowledged() {
        return acknowledged;
    }

    /** Events that were sent at some time. */
    long sent() {
        return sent;
    }

    /** How often the engine has said where to go on. */
    long resumes() {
        return resumes.get();
    }

    /** One more event, the closing one. */
    void sendClosing() {
        isClosing = true;
    }

    void end() {
        isEnded = true;
    }

    @Override
    public void run() {
        while (!isEnded) {
            try (Connection connection = Connection.to(port)) {
                if (connection != null) {
                    talk(connection);
                }
            } catch (final IOException expected) {
                // The engine was killed; it comes back.
            }
            LockSupport.parkNanos(RECONNECT_NS);
        }
    }

    private void talk(final Connection connection) throws IOException {
        connection.give("HELLO " + Script.producer(number) + "\n");
        long next = UNKNOWN;
        while (!isEnded) {
            connection.send();
            final String line = connection.line();
            if (line != null) {
                next = onLine(line, next);
            } else if (next == UNKNOWN || !connection.isIdle()) {
                LockSupport.parkNanos(PAUSE_NS);
            } else {
                final long end = end(next);
                if (end > next) {
                    connection.give(lines(next, end));
                    next = end;
                } else {
                    LockSupport.parkNanos(PAUSE_NS);
                }
            }
        }
    }

    private long onLine(final String line, final long next) {
        final String[] words = line.trim().split(" ");
        switch (words[0]) {
            case "RESUME" -> {
                return onResume(Long.parseLong(words[1]));
            }
            case "ACK" -> onAcknowledgement(Long.parseLong(words[1]), words[2], next);
            default -> violation.accept(Script.producer(number) + " was told: " + line);
        }
        return next;
    }

    private long onResume(final long durable) {
        if (durable < acknowledged) {
            violation.accept(
                    Script.producer(number)
                            + ": "
                            + (acknowledged - durable)
                            + " acknowledged events lost, told to go on at "
                            + durable);
            acknowledged = durable;
        } else if (durable > sent) {
            violation.accept(
                    Script.producer(number) + ": told to go on at " + durable + ", sent " + sent);
        } else {
            // Durable, though the engine died before it could say so.
            acknowledged = durable;
        }
        paceNs = pace.now();
        paceNumber = durable;
        resumes.incrementAndGet();
        return durable;
    }

    private void onAcknowledgement(final long count, final String level, final long next) {
        if (count > next) {
            violation.accept(
                    Script.producer(number) + ": " + count + " acknowledged, sent " + next);
        } else if (count > acknowledged) {
            log.acknowledged(count, level);
            acknowledged = count;
        }
    }

    /** Number of the event before which to stop for now. */
    private long end(final long next) {
        if (pace.isStopped()) {
            if (last == UNKNOWN) {
                last = sent;
            }
            return Math.min(next + BATCH, isClosing ? last + 1 : last);
        }
        if (next - paceNumber >= Pace.LEAD) {
            paceNs = pace.now();
            paceNumber = next;
        }
        final long earned = paceNumber + pace.earned(paceNs);
        return Math.min(Math.min(next + BATCH, pace.limit()), earned);
    }

    private StringBuilder lines(final long from, final long end) {
        batch.setLength(0);
        for (long event = from; event < end; event++) {
            final boolean isLast = event == last;
            script.appendLine(
                    batch, number, event, isLast ? Script.CLOSING_MS : script.time(event));
        }
        sent = Math.max(sent, end);
        return batch;
    }
}
