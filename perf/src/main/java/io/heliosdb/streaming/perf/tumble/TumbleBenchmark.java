package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.perf.report.Report;
import io.heliosdb.streaming.perf.tumble.contest.DefaultResult;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.perf.tumble.contest.EventShape;
import io.heliosdb.streaming.perf.tumble.engine.Helios;
import io.heliosdb.streaming.perf.tumble.loop.Loop;
import io.heliosdb.streaming.perf.tumble.peer.FlinkPeer;
import io.heliosdb.streaming.perf.tumble.peer.JetPeer;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Runs the contestants in turn over the same rows, round by round, and compares what they computed.
 * The peers take fewer rows where they are slow; another loop then checks their results.
 */
final class TumbleBenchmark {
    private static final long MIN_ROWS = 8L << 20; // 256 MiB of rows of 32 bytes
    private static final int ROWS_PER_KEY = 4;
    private static final int WINDOWS = 4;
    private static final int WINDOWS_OF_MANY_KEYS = 2;
    private static final long MANY_KEYS = 4_000_000;
    private static final int WARM_UP_ROUNDS = 2;
    private static final long PEER_KEYS = 1_000_000;
    private static final long KEYS_FOR_ALL_ROWS = 10_000;
    private static final long PEER_ROWS = 2L << 20;

    private final StreamPlan plan;
    private final Settings settings;
    private final PrintStream stream;
    private final Report report;

    /**
     * @param peers who is measured beside the engine
     * @param rounds rounds that count
     * @param rows rows of a round, or 0 for as many as the number of keys asks for
     */
    record Settings(Set<Peer> peers, int rounds, long rows) {}

    /** Whom the engine can be measured beside. */
    enum Peer {
        LOOP,
        FLINK,
        JET
    }

    TumbleBenchmark(
            final StreamPlan plan,
            final Settings settings,
            final PrintStream stream,
            final Report report) {
        this.plan = plan;
        this.settings = settings;
        this.stream = stream;
        this.report = report;
    }

    /** Measures with one number of keys; the first rounds warm up and do not count. */
    Summary run(final long keyCount) {
        final long rowCount = rowCount(keyCount);
        final int windows = keyCount >= MANY_KEYS ? WINDOWS_OF_MANY_KEYS : WINDOWS;
        stream.printf(Locale.ROOT, "%,d keys, %,d rows, %d windows%n", keyCount, rowCount, windows);
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        try (EventRows rows =
                        new EventRows(ledger, EventShape.of(plan), keyCount, rowCount, windows);
                Field main = new Field(rowCount, Clocks.nano());
                Field peers = new Field(peerRows(keyCount, rowCount), Clocks.nano())) {
            fill(main, peers, ledger, rows);
            for (int round = 0; round < WARM_UP_ROUNDS + settings.rounds(); round++) {
                rows.startNextRound();
                main.run(round >= WARM_UP_ROUNDS);
                peers.run(round >= WARM_UP_ROUNDS);
            }
            final Map<String, List<Double>> rates = new LinkedHashMap<>(main.rates());
            rates.putAll(peers.rates());
            final Summary summary = new Summary(keyCount, rates);
            summary.write(stream, report);
            return summary;
        }
    }

    private void fill(
            final Field main, final Field peers, final Ledger ledger, final EventRows rows) {
        final DefaultResult result = DefaultResult.of(plan.sinks().getFirst().columns());
        final Loop loop = new Loop(ledger, result, rows, main.rowCount());
        if (settings.peers().contains(Peer.LOOP)) {
            main.add(loop);
        } else {
            main.addReferee(loop);
        }
        main.add(Helios.ring(plan, ledger, rows, main.rowCount()));
        main.add(Helios.endToEnd(plan, ledger, rows, main.rowCount()));
        final boolean isFlinkIn = settings.peers().contains(Peer.FLINK);
        final boolean isJetIn = settings.peers().contains(Peer.JET);
        if (!isFlinkIn && !isJetIn) {
            return;
        }
        if (rows.keyCount() > PEER_KEYS) {
            stream.printf(Locale.ROOT, "  without flink and jet above %,d keys%n", PEER_KEYS);
            return;
        }
        peers.addReferee(new Loop(ledger, result, rows, peers.rowCount()));
        if (isFlinkIn) {
            peers.add(new FlinkPeer(result, rows, peers.rowCount()));
        }
        if (isJetIn) {
            peers.add(new JetPeer(result, rows, peers.rowCount()));
        }
    }

    private long rowCount(final long keyCount) {
        final long wanted =
                settings.rows() > 0 ? settings.rows() : Math.max(MIN_ROWS, ROWS_PER_KEY * keyCount);
        return (wanted + EventRows.BATCH_ROWS - 1) / EventRows.BATCH_ROWS * EventRows.BATCH_ROWS;
    }

    /** With many keys peers take a second for what takes others some milliseconds. */
    private static long peerRows(final long keyCount, final long rowCount) {
        return keyCount <= KEYS_FOR_ALL_ROWS ? rowCount : Math.min(rowCount, PEER_ROWS);
    }
}
