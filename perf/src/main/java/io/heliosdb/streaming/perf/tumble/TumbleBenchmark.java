package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.perf.tumble.contest.Contestant;
import io.heliosdb.streaming.perf.tumble.contest.DefaultResult;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.perf.tumble.contest.EventShape;
import io.heliosdb.streaming.perf.tumble.engine.Helios;
import io.heliosdb.streaming.perf.tumble.engine.Interpreted;
import io.heliosdb.streaming.perf.tumble.loop.Loop;
import io.heliosdb.streaming.perf.tumble.loop.Loops;
import io.heliosdb.streaming.perf.tumble.peer.FlinkPeer;
import io.heliosdb.streaming.perf.tumble.peer.JetPeer;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.concurrent.NanoClock;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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
    private static final long WARM_UP_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long PEER_KEYS = 1_000_000;
    private static final long KEYS_FOR_ALL_ROWS = 10_000;
    private static final long PEER_ROWS = 2L << 20;
    private static final long CHECKED_ROWS = 64L << 10;

    private final StreamPlan plan;
    private final boolean isDefaultQuery;
    private final TumbleSettings settings;
    private final PrintStream stream;

    TumbleBenchmark(
            final StreamPlan plan,
            final boolean isDefaultQuery,
            final TumbleSettings settings,
            final PrintStream stream) {
        this.plan = plan;
        this.isDefaultQuery = isDefaultQuery;
        this.settings = settings;
        this.stream = stream;
    }

    /** Measures with one number of keys; the first rounds warm up and do not count. */
    Summary run(final long keyCount) {
        final long rowCount = rowCount(keyCount);
        final int windows = keyCount >= MANY_KEYS ? WINDOWS_OF_MANY_KEYS : WINDOWS;
        say("%,d keys, %,d rows, %d windows", keyCount, rowCount, windows);
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        try (EventRows rows =
                        new EventRows(ledger, EventShape.of(plan), keyCount, rowCount, windows);
                Field main = new Field(rowCount, Clocks.nano());
                Field peers = new Field(peerRows(keyCount, rowCount), Clocks.nano())) {
            addEngine(main, ledger, rows);
            addPeers(peers, ledger, rows);
            warmUp(main, rows);
            for (int round = 0; round < WARM_UP_ROUNDS + settings.rounds(); round++) {
                rows.startNextRound();
                main.run(round >= WARM_UP_ROUNDS);
                peers.run(round >= WARM_UP_ROUNDS);
            }
            final Map<String, List<Pace>> paces = new LinkedHashMap<>(main.paces());
            paces.putAll(peers.paces());
            return new Summary(keyCount, isDefaultQuery, paces);
        }
    }

    /** Rounds of few keys are so short that some would pass before everything is compiled. */
    private static void warmUp(final Field main, final EventRows rows) {
        final NanoClock clock = Clocks.nano();
        final long endNs = clock.nanoTime() + WARM_UP_NS;
        while (clock.nanoTime() < endNs) {
            rows.startNextRound();
            main.run(false);
        }
    }

    private void addEngine(final Field main, final Ledger ledger, final EventRows rows) {
        final Optional<Contestant> loop =
                isDefaultQuery
                        ? Optional.of(defaultLoop(ledger, rows, main.rowCount()))
                        : Loops.find(plan, ledger, rows, main.rowCount());
        if (loop.isEmpty()) {
            say("  no loop for this query: the interpreter checks its results, there is no ratio");
            checkByInterpreter(ledger, rows);
        } else if (settings.has(TumbleSettings.Peer.LOOP)) {
            main.add(loop.get());
        } else {
            main.addReferee(loop.get());
        }
        main.add(Helios.ring(plan, ledger, rows, main.rowCount()));
        main.add(Helios.endToEnd(plan, ledger, rows, main.rowCount()));
    }

    private Loop defaultLoop(final Ledger ledger, final EventRows rows, final long rowCount) {
        return new Loop(
                ledger, DefaultResult.of(plan.sinks().getFirst().columns()), rows, rowCount);
    }

    /** Two rounds of the first rows, before anything is measured. */
    private void checkByInterpreter(final Ledger ledger, final EventRows rows) {
        final long rowCount = Math.min(CHECKED_ROWS, rows.rowCount());
        try (Field check = new Field(rowCount, Clocks.nano())) {
            check.addReferee(new Interpreted(plan, ledger, rows, rowCount));
            check.addReferee(Helios.ring(plan, ledger, rows, rowCount));
            for (int round = 0; round < 2; round++) {
                rows.startNextRound();
                check.run(false);
            }
        }
    }

    private void addPeers(final Field peers, final Ledger ledger, final EventRows rows) {
        final boolean hasFlink = settings.has(TumbleSettings.Peer.FLINK);
        final boolean hasJet = settings.has(TumbleSettings.Peer.JET);
        if (!hasFlink && !hasJet) {
            return;
        }
        if (!isDefaultQuery) {
            say("  without flink and jet, which run the default query only");
        } else if (rows.keyCount() > PEER_KEYS) {
            say("  without flink and jet above %,d keys", PEER_KEYS);
        } else {
            final DefaultResult result = DefaultResult.of(plan.sinks().getFirst().columns());
            peers.addReferee(defaultLoop(ledger, rows, peers.rowCount()));
            if (hasFlink) {
                peers.add(new FlinkPeer(result, rows, peers.rowCount()));
            }
            if (hasJet) {
                peers.add(new JetPeer(result, rows, peers.rowCount()));
            }
            if (peers.rowCount() < rows.rowCount()) {
                say("  flink and jet take %,d rows", peers.rowCount());
            }
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

    private void say(final String format, final Object... values) {
        stream.printf(Locale.ROOT, format + "%n", values);
    }
}
