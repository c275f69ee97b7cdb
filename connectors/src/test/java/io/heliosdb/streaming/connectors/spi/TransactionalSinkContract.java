package io.heliosdb.streaming.connectors.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.type.SqlType;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What every sink of two phases must do: wherever its process ends, and ends again while it
 * recovers, each row is shown once and in order. The log's decisions are a list that survives.
 */
public abstract class TransactionalSinkContract {
    protected static final List<Column> COLUMNS = List.of(new Column("id", SqlType.INTEGER));

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    private static final int ROWS = 25;
    private static final int ROWS_PER_PART = 7;

    private final Ledger ledger = new Ledger(1L << 26);

    protected abstract TransactionalSink open(ConnectorContext context);

    /** The ids that a reader sees, in order. */
    protected abstract List<Integer> shown() throws IOException;

    /** Removes everything that sinks have left. */
    protected abstract void clear() throws IOException;

    /** Checks what else must be so when a job has ended. */
    protected abstract void checkEnded(int partCount) throws IOException;

    private ConnectorContext context(final Storage storage) {
        return new ConnectorContext(ledger, () -> 0, () -> 0, 1 << 16, null, NOWHERE)
                .durable(new DurableRun("job-1", storage, "fsynced"));
    }

    private static int ordinal(final int id) {
        return id % 3;
    }

    /** Several rows have one row sequence. */
    private static long rowSequence(final int id) {
        return id / 3;
    }

    /** One life of the process, until all rows are shown or it crashes. */
    private boolean live(final CrashingStorage storage, final List<byte[]> log, final int from) {
        try (Arena row = Arena.open(ledger, "test", "row", 64);
                TransactionalSink sink = open(context(storage))) {
            sink.recover(List.copyOf(log), rowSequence(from));
            for (int id = from; id < ROWS; id++) {
                give(sink, row, id);
                if (id % ROWS_PER_PART == 0) {
                    commit(sink, storage, log);
                }
            }
            commit(sink, storage, log);
            sink.finish();
            return true;
        } catch (final CrashingStorage.Crash e) {
            return false;
        } finally {
            assertThat(ledger.open()).isEmpty();
        }
    }

    private static void give(final TransactionalSink sink, final Arena row, final int id) {
        final RowWriter writer = new RowWriter(RowLayout.of(COLUMNS));
        writer.wrap(row.address(), 64);
        writer.putInt(0, id);
        writer.finish();
        assertThat(sink.onRow(row.address(), (byte) 0, rowSequence(id), ordinal(id))).isTrue();
    }

    private static void commit(
            final TransactionalSink sink, final CrashingStorage storage, final List<byte[]> log) {
        final byte[] descriptor = sink.prepare();
        if (descriptor.length > 0) {
            storage.step(); // the process may end before the decision
            log.add(descriptor);
            storage.step(); // and behind it
            sink.commit(descriptor);
            sink.commit(descriptor);
        }
    }

    private static List<Integer> all() {
        return IntStream.range(0, ROWS).boxed().toList();
    }

    private static CrashingStorage crashingAfter(final long calls) {
        return new CrashingStorage(new FileStorage(), calls);
    }

    @Test
    void showsEachRowOnceWhereverTheProcessEnds() throws IOException {
        for (int calls = 0; ; calls++) {
            final List<byte[]> log = new ArrayList<>();
            final boolean isDone = live(crashingAfter(calls), log, 0);
            assertThat(shown())
                    .as("after %d calls", calls)
                    .isEqualTo(all().subList(0, shown().size()));
            live(crashingAfter(calls % 7), log, 0);
            assertThat(live(crashingAfter(Long.MAX_VALUE), log, 0)).isTrue();
            assertThat(shown()).as("crash after %d calls", calls).isEqualTo(all());
            checkEnded(log.size());
            clear();
            if (isDone) {
                assertThat(calls).as("calls").isGreaterThan(20);
                return;
            }
        }
    }

    @Test
    void rowsBehindTheLastDecisionAreEnough() throws IOException {
        for (int calls = 0; ; calls++) {
            final List<byte[]> log = new ArrayList<>();
            final boolean isDone = live(crashingAfter(calls), log, 0);
            final int decided = log.isEmpty() ? 0 : (log.size() - 1) * ROWS_PER_PART + 1;
            final List<byte[]> newest =
                    log.isEmpty() ? log : new ArrayList<>(List.of(log.getLast()));
            if (decided < ROWS && !isDone) {
                assertThat(live(crashingAfter(Long.MAX_VALUE), newest, decided)).isTrue();
                assertThat(shown()).as("crash after %d calls", calls).isEqualTo(all());
            }
            clear();
            if (isDone) {
                return;
            }
        }
    }

    @Test
    void whatTheLogHasForgottenIsHiddenAndShownAgain() throws IOException {
        for (int kept = 0; kept < 3; kept++) {
            boolean isDone = false;
            int calls = 0;
            for (; !isDone; calls++) {
                final List<byte[]> log = new ArrayList<>();
                live(crashingAfter(Long.MAX_VALUE), log, 0);
                final List<byte[]> earlier = new ArrayList<>(log.subList(0, kept));
                isDone = live(crashingAfter(calls), earlier, 0);
                assertThat(live(crashingAfter(Long.MAX_VALUE), earlier, 0)).isTrue();
                assertThat(shown()).as("crash after %d calls", calls).isEqualTo(all());
                clear();
            }
            assertThat(calls).as("calls").isGreaterThan(20);
        }
    }

    @Test
    void nothingIsShownThatWasNotCommitted() throws IOException {
        try (Arena row = Arena.open(ledger, "test", "row", 64);
                TransactionalSink sink = open(context(new FileStorage()))) {
            sink.recover(List.of());
            assertThat(sink.prepare()).isEmpty();
            give(sink, row, 1);
            assertThat(shown()).isEmpty();
            final byte[] descriptor = sink.prepare();
            assertThat(descriptor).hasSizeBetween(1, TransactionalSink.MAX_DESCRIPTOR_BYTES);
            give(sink, row, 2);
            assertThat(shown()).isEmpty();
            sink.commit(descriptor);
            assertThat(shown()).containsExactly(1);
        }
        clear();
    }
}
