package io.heliosdb.streaming.connectors.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What every source must do; a connector's test extends it with a bounded table of its own. */
public abstract class SourceContract {
    private static final int RESTARTS = 60;
    private static final int POLL_LIMIT = 1_000_000;
    private static final int MAX_ROW_BYTES = 1 << 20;

    protected abstract Connector connector();

    /** A table whose source ends, with some rows. */
    protected abstract TableDefinition boundedTable();

    protected abstract int expectedRowCount();

    protected static ConnectorContext context(final Ledger ledger) {
        final PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        // a clock that leaps, so that nothing waits for time to pass
        final long[] nanos = {0};
        return new ConnectorContext(
                ledger,
                () -> nanos[0] += 1_000_000_000L,
                () -> 978_307_200_000L,
                MAX_ROW_BYTES,
                nowhere,
                nowhere);
    }

    private static ConnectorContext durableContext(final Ledger ledger) {
        return context(ledger).durable(new DurableRun("lineage", null, "fsynced"));
    }

    private Source open(final ConnectorContext context) {
        return connector().source(boundedTable(), boundedTable().columns(), context);
    }

    private List<String> rows(final int refusalInterval) {
        final Ledger ledger = new Ledger(1L << 30);
        final List<String> rows;
        try (RefusingCollector collector = new RefusingCollector(ledger, refusalInterval);
                Source source = open(context(ledger))) {
            run(source, collector);
            assertThat(collector.entryCount())
                    .as("nothing but rows where nothing survives")
                    .isEqualTo(collector.rows().size());
            rows = collector.rows();
        }
        assertThat(ledger.open()).as("memory left open").isEmpty();
        return rows;
    }

    private static void run(final Source source, final RefusingCollector collector) {
        int polls = 0;
        while (!source.isFinished() && polls++ < POLL_LIMIT) {
            source.poll(collector);
        }
        assertThat(source.isFinished()).as("ends").isTrue();
        final int count = collector.entryCount();
        assertThat(source.poll(collector)).as("work after the end").isZero();
        assertThat(collector.entryCount()).as("entries after the end").isEqualTo(count);
    }

    @Test
    void goesOnBehindWhatWasKeptWhereverThatEnds() {
        final Ledger ledger = new Ledger(1L << 30);
        try (RefusingCollector before = new RefusingCollector(ledger, 5)) {
            try (Source source = open(durableContext(ledger))) {
                Assumptions.assumeTrue(source.isReplayable());
                run(source, before);
            }
            assertThat(before.rows()).hasSize(expectedRowCount());
            final int step = Math.max(1, before.entryCount() / RESTARTS);
            for (int kept = 0; kept <= before.entryCount(); kept += step) {
                assertThat(goneOn(before, kept))
                        .as("kept %d of %d", kept, before.entryCount())
                        .isEqualTo(before.rows());
            }
            assertThat(goneOn(before, before.entryCount())).isEqualTo(before.rows());
        }
        assertThat(ledger.open()).as("memory left open").isEmpty();
    }

    /** The rows kept, those of a source that goes on, and those of one that goes on behind it. */
    private List<String> goneOn(final RefusingCollector before, final int kept) {
        final Ledger ledger = new Ledger(1L << 30);
        final List<String> all = new ArrayList<>(before.rows(kept));
        try (RefusingCollector second = new RefusingCollector(ledger, 3);
                RefusingCollector third = new RefusingCollector(ledger, 0)) {
            try (Source source = open(durableContext(ledger))) {
                source.resume(before.positions(kept));
                run(source, second);
            }
            final int half = second.entryCount() / 2;
            all.addAll(second.rows(half));
            try (Source source = open(durableContext(ledger))) {
                source.resume(second.positionsAfter(before, kept, half));
                run(source, third);
            }
            all.addAll(third.rows());
        }
        assertThat(ledger.open()).as("memory left open").isEmpty();
        return all;
    }

    @Test
    void givesEveryRowOnce() {
        assertThat(rows(0)).hasSize(expectedRowCount());
    }

    @Test
    void givesTheSameRowsWhereTheCollectorRefuses() {
        final List<String> undisturbed = rows(0);
        for (final int interval : new int[] {1, 2, 3, 7}) {
            assertThat(rows(interval)).as("refused every %d", interval + 1).isEqualTo(undisturbed);
        }
    }

    @Test
    void givesBackItsMemoryWhenClosedEarly() {
        final Ledger ledger = new Ledger(1L << 30);
        try (RefusingCollector collector = new RefusingCollector(ledger, 1)) {
            final Source source = open(context(ledger));
            source.poll(collector);
            source.close();
        }
        assertThat(ledger.open()).isEmpty();
    }
}
