package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.agrona.CloseHelper;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One life of a stream that a job writes: numbers, each with a long text, two to a cause. */
final class ResultRig implements AutoCloseable {
    static final List<Column> COLUMNS =
            List.of(new Column("id", SqlType.INTEGER), new Column("text", SqlType.STRING));

    private static final int ROW_BYTES = 1 << 16;
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    final Ledger ledger = new Ledger(1L << 28);
    final ResultDirectory directory = new ResultDirectory(ledger);
    final List<String> alarms = new ArrayList<>();
    final ResultSink sink;
    final TableDefinition table;
    final ConnectorContext context;
    final ResultFolder folder;
    private final Arena row = Arena.open(ledger, "test", "row", ROW_BYTES);
    private final byte[] text;

    /**
     * @param textBytes of each row
     */
    ResultRig(
            final Path root,
            final Storage storage,
            final Optional<KeyService> keys,
            final String retained,
            final String lineage,
            final int textBytes) {
        text = "x".repeat(textBytes).getBytes(StandardCharsets.US_ASCII);
        table =
                new TableDefinition(
                        "totals",
                        COLUMNS,
                        Map.of("connector", "stream", "retained-bytes", retained));
        context =
                new ConnectorContext(ledger, () -> 0, () -> 0, ROW_BYTES, null, NOWHERE)
                        .durable(new DurableRun(lineage, storage, "fsynced"))
                        .alarming((what, details) -> alarms.add(what));
        folder = new ResultFolder(root, keys);
        sink = (ResultSink) directory.sink(table, context, folder);
    }

    static int ordinal(final int id) {
        return id % 2;
    }

    static long rowSequence(final int id) {
        return id / 2;
    }

    void give(final int id) {
        final RowWriter writer = new RowWriter(RowLayout.of(COLUMNS));
        writer.wrap(row.address(), ROW_BYTES);
        writer.putInt(0, id);
        writer.putBytes(1, text, 0, text.length);
        writer.finish();
        sink.onRow(row.address(), (byte) 0, rowSequence(id), ordinal(id));
    }

    void give(final int from, final int below) {
        for (int id = from; id < below; id++) {
            give(id);
        }
        sink.flush();
    }

    ResultLog log() {
        return directory.find("totals").orElseThrow();
    }

    /** Whoever reads, and what it has seen. */
    final class Reader implements AutoCloseable {
        final List<Integer> ids;
        ResultId last;
        private final RowReader reader = new RowReader(RowLayout.of(COLUMNS));
        private final ResultCursor cursor;

        Reader(final ResultStart start, final List<Integer> ids, final Runnable wake) {
            this.ids = ids;
            cursor = log().open(start, wake);
        }

        Reader(final ResultStart start) {
            this(start, new ArrayList<>(), () -> {});
        }

        int poll() {
            int count = 0;
            int more = cursor.poll(this::onResult, 100);
            while (more > 0) {
                count += more;
                more = cursor.poll(this::onResult, 100);
            }
            return count;
        }

        private void onResult(
                final ResultId id, final byte kind, final long address, final int length) {
            final int number = reader.wrap(address).intAt(0);
            if (id.rowSequence() != rowSequence(number)
                    || id.ordinal() != ordinal(number)
                    || length != reader.length()) {
                throw new AssertionError(number + " comes as " + id);
            }
            ids.add(number);
            last = id;
        }

        boolean isEnded() {
            return cursor.isEnded();
        }

        @Override
        public void close() {
            cursor.close();
        }
    }

    @Override
    public void close() {
        CloseHelper.closeAll(sink, directory, row);
    }
}
