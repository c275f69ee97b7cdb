package io.heliosdb.streaming.perf.proof.crash.feed;

import io.heliosdb.streaming.perf.proof.crash.oracle.AckLog;
import io.heliosdb.streaming.perf.proof.crash.oracle.Oracle;
import io.heliosdb.streaming.perf.proof.crash.oracle.Script;

import org.agrona.concurrent.NanoClock;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** All producers of a run. Methods are for one thread; producers have their own. */
public final class Feeder implements AutoCloseable {
    /** The producer that sends the closing event. */
    public static final int CLOSING = 0;

    private final Producer[] producers;
    private final List<AckLog> logs = new ArrayList<>();
    private final Pace pace;

    /**
     * Starts producers, which connect as soon as somebody listens.
     *
     * @param script of the events
     * @param count of producers
     * @param port of the engine
     * @param acks folder of their logs of acknowledgements
     * @param clock measures the rate
     * @param violation takes what producers find; called on their threads
     */
    public Feeder(
            final Script script,
            final int count,
            final int port,
            final Path acks,
            final NanoClock clock,
            final Consumer<String> violation) {
        producers = new Producer[count];
        pace = new Pace(clock, producers);
        for (int i = 0; i < count; i++) {
            final AckLog log = new AckLog(Oracle.ackFile(acks, i));
            logs.add(log);
            producers[i] = new Producer(i, port, script, log, violation);
        }
        for (final Producer producer : producers) {
            producer.start(pace);
        }
    }

    /** Sets the rate of all producers together; as fast as they can before it is called. */
    public void rate(final double eventsPerSecond) {
        pace.rate(eventsPerSecond);
    }

    /** Events that were acknowledged to all together. */
    public long acknowledged() {
        return Arrays.stream(producers).mapToLong(Producer::acknowledged).sum();
    }

    /** How often producers have been told where to go on. */
    public long resumes() {
        return Arrays.stream(producers).mapToLong(Producer::resumes).sum();
    }

    /** Events of each producer. */
    public long[] sent() {
        return Arrays.stream(producers).mapToLong(Producer::sent).toArray();
    }

    /** Sends no new event from here on, only again what may be lost. */
    public void stop() {
        pace.stop();
    }

    /** Sends the closing event, when everything before it is acknowledged. */
    public void sendClosing() {
        producers[CLOSING].sendClosing();
    }

    /** Whether all that was sent is acknowledged. */
    public boolean isAllAcknowledged() {
        return Arrays.stream(producers)
                .allMatch(producer -> producer.acknowledged() == producer.sent());
    }

    @Override
    public void close() {
        for (final Producer producer : producers) {
            producer.end();
        }
        logs.forEach(AckLog::close);
    }
}
