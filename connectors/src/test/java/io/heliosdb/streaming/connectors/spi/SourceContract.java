package io.heliosdb.streaming.connectors.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;

import org.junit.jupiter.api.Test;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What every source must do; a connector's test extends it with a bounded table of its own. */
public abstract class SourceContract {
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

    private List<String> rows(final int refusalInterval) {
        final Ledger ledger = new Ledger(1L << 30);
        final List<String> rows;
        try (RefusingCollector collector = new RefusingCollector(ledger, refusalInterval);
                Source source =
                        connector()
                                .source(
                                        boundedTable(),
                                        boundedTable().columns(),
                                        context(ledger))) {
            int polls = 0;
            while (!source.isFinished() && polls++ < POLL_LIMIT) {
                source.poll(collector);
            }
            assertThat(source.isFinished()).as("ends").isTrue();
            final int count = collector.rows().size();
            assertThat(source.poll(collector)).as("work after the end").isZero();
            assertThat(collector.rows()).as("rows after the end").hasSize(count);
            rows = collector.rows();
        }
        assertThat(ledger.open()).as("memory left open").isEmpty();
        return rows;
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
            final Source source =
                    connector().source(boundedTable(), boundedTable().columns(), context(ledger));
            source.poll(collector);
            source.close();
        }
        assertThat(ledger.open()).isEmpty();
    }
}
