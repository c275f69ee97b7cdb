package io.heliosdb.streaming.perf.proof.fuzz;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.gateway.feed.FeedCounts;
import io.heliosdb.streaming.gateway.http.ApplianceAccess;
import io.heliosdb.streaming.gateway.http.ControlQueue;
import io.heliosdb.streaming.gateway.http.Readiness;
import io.heliosdb.streaming.gateway.metrics.MetricsSampler;
import io.heliosdb.streaming.gateway.security.Caller;
import io.heliosdb.streaming.gateway.security.Verdict;
import io.heliosdb.streaming.gateway.security.access.Permission;
import io.heliosdb.streaming.gateway.security.limit.ClientAddress;
import io.heliosdb.streaming.gateway.security.token.Identity;
import io.heliosdb.streaming.gateway.tcp.FeedPorts;
import io.heliosdb.streaming.gateway.tcp.TcpDoor;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Connections of the door for TCP, from their first byte to their end. */
final class TalkSubject implements Subject {
    /** Turns of the stream without a byte being asked for, after which it is stuck. */
    private static final int PATIENCE = 50;

    /** The door reads no more at a time. */
    private static final int READ_BYTES = 64 << 10;

    private final String name;
    private final Corpus corpus;

    /** What comes before each input. */
    private final byte[] greeting;

    private final Function<byte[], String> answers;
    private final FedStream stream;
    private final FeedPorts ports;
    private final ControlQueue queue = new ControlQueue();
    private Throwable defect;

    /**
     * @param greeting before each input
     * @param answers makes a text of what is said, without what depends on the moment
     */
    TalkSubject(
            final String name,
            final List<Column> columns,
            final Corpus corpus,
            final byte[] greeting,
            final Function<byte[], String> answers) {
        this.name = name;
        this.corpus = corpus;
        this.greeting = greeting;
        this.answers = answers;
        stream = new FedStream(columns);
        final Readiness readiness = new Readiness();
        readiness.set(Readiness.State.READY);
        final Caller caller =
                new Caller(
                        Optional.of(new Identity("fuzz", Set.of(), true, "", Long.MAX_VALUE)),
                        Set.of(Permission.EXECUTE),
                        ClientAddress.of(InetAddress.getLoopbackAddress()));
        ports =
                new FeedPorts(
                        new ApplianceAccess(
                                queue,
                                stream.streams(),
                                readiness,
                                new MetricsSampler(Clocks.nano())),
                        _ -> new Verdict.Admitted(caller),
                        Runnable::run,
                        new FeedCounts(),
                        cause -> defect = cause);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isStream() {
        return true;
    }

    @Override
    public Corpus corpus() {
        return corpus;
    }

    @Override
    public Outcome take(final byte[] input, final int[] pieces) {
        defect = null;
        final HandDrivenChannel channel =
                new HandDrivenChannel(TcpDoor.conversation(ports)).connected();
        final ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            hand(channel, greeting, new int[] {Math.max(1, greeting.length)}, said);
            hand(channel, input, pieces, said);
            channel.end();
            settle(channel, said);
            if (channel.isOpen()) {
                throw new BrokenRuleException("the connection stays open behind its end");
            }
        } finally {
            channel.finishAndReleaseAll();
            stream.turn();
            if (greeting.length == 0) {
                stream.forget(); // it may have named a producer
            }
        }
        if (defect != null) {
            throw new BrokenRuleException("an exception that is no refusal", defect);
        }
        final String text = answers.apply(said.toByteArray());
        return new Outcome(text, stream.rows(), text.contains("refused"));
    }

    private void hand(
            final HandDrivenChannel channel,
            final byte[] bytes,
            final int[] pieces,
            final ByteArrayOutputStream said) {
        int place = 0;
        int piece = 0;
        int patience = PATIENCE;
        while (place < bytes.length && channel.isOpen()) {
            if (channel.isAsking()) {
                final int most = Math.min(READ_BYTES, pieces[Math.min(piece, pieces.length - 1)]);
                final int count = Math.min(most, bytes.length - place);
                channel.hand(bytes, place, count);
                place += count;
                piece++;
                patience = PATIENCE;
            } else if (patience == 0) {
                throw new BrokenRuleException("nothing is asked for, and nothing is said");
            }
            patience--;
            turn(channel, said);
        }
    }

    private void turn(final HandDrivenChannel channel, final ByteArrayOutputStream said) {
        stream.turn();
        channel.runPendingTasks();
        said.writeBytes(channel.said());
    }

    private void settle(final HandDrivenChannel channel, final ByteArrayOutputStream said) {
        for (int i = 0; i < PATIENCE && channel.isOpen(); i++) {
            turn(channel, said);
        }
        turn(channel, said);
    }

    @Override
    public long openBytes() {
        return stream.doors().openBytes();
    }

    @Override
    public long peakBytes() {
        return stream.doors().peakBytes();
    }

    @Override
    public void close() {
        queue.close();
        stream.close();
    }
}
