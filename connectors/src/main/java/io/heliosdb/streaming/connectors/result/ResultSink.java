package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TransactionalSink;

import org.agrona.CloseHelper;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Writes a job's results into the log of a stream. Results are seen at once, since what a job gives
 * after a restart has the same ids; the decision at a barrier says how far the files go.
 */
final class ResultSink implements TransactionalSink {
    private static final int LEAST_RECENT_BYTES = 1 << 20;
    private static final int FRAMES = 4;

    private final TableDefinition table;
    private final ConnectorContext context;
    private final DurableRun run;
    private final ResultFolder folder;
    private final Ledger ledger;
    private final ResultDirectory directory;
    private final Optional<WebhookTarget> webhook;
    private ResultLog log;
    private ResultWriter writer;
    private ResultEnd end;
    private boolean isFinished;

    ResultSink(
            final TableDefinition table,
            final ConnectorContext context,
            final ResultFolder folder,
            final Ledger ledger,
            final ResultDirectory directory) {
        this.table = table;
        this.context = context;
        run = context.durableRun().orElseThrow();
        this.folder = folder;
        this.ledger = ledger;
        this.directory = directory;
        webhook = WebhookTarget.of(table);
    }

    String name() {
        return table.name();
    }

    @Override
    public void recover(final List<byte[]> decided, final long givenFrom) {
        final int lineage = checksum(run.lineage());
        final long layout = checksum(table.columns().toString());
        end = ResultEnd.of(decided, lineage);
        final Path path = folder.enter(run.storage(), table.name(), run.lineage());
        final Opened opened = new Opened();
        try {
            final BlockIndex index =
                    opened.add(
                            new ResultRecovery(run.storage(), path, folder.keys(), layout, end)
                                    .run(lineage, ledger));
            if (index.endPosition() != end.position()) {
                context.alarm()
                        .raise(
                                "results of a stream are not kept any more",
                                Alarm.Detail.of("stream", table.name()),
                                Alarm.Detail.of("through", end.last()));
            }
            index.begin(end);
            final int mostFrame = ResultFrame.HEADER_LENGTH + context.maxRowBytes();
            final RecentResults recent =
                    opened.add(
                            new RecentResults(
                                    ledger, table.name(), recentBytes(mostFrame), end.position()));
            log = new ResultLog(table, webhook, run.storage(), ledger, mostFrame, index, recent);
            final StoredResults stored =
                    opened.add(
                            new StoredResults(
                                    run.storage(),
                                    path,
                                    folder.keys(),
                                    layout,
                                    new ResultOptions(table).retainedBytes(),
                                    Math.max(ResultWriter.BLOCK_BYTES, mostFrame),
                                    ledger,
                                    index));
            writer = new ResultWriter(log, stored, ledger);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
        directory.opened(log);
    }

    private static int recentBytes(final int mostFrame) {
        return Math.max(LEAST_RECENT_BYTES, Integer.highestOneBit(mostFrame) * 2 * FRAMES);
    }

    private static int checksum(final String text) {
        final CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    @Override
    public boolean onRow(
            final long address, final byte kind, final long rowSequence, final int ordinal) {
        if (!end.last().covers(rowSequence, ordinal)) {
            writer.append(address, kind, rowSequence, ordinal);
        }
        return true;
    }

    @Override
    public void flush() {
        writer.publish();
    }

    /** Only at barriers: what is written is seen without it. */
    @Override
    public boolean wantsPrepare() {
        return false;
    }

    @Override
    public byte[] prepare() {
        final ResultEnd next = writer.force();
        if (next.position() == end.position()) {
            return new byte[0];
        }
        end = next;
        return end.descriptor();
    }

    @Override
    public void commit(final byte[] descriptor) {
        // it has been seen all the time
    }

    @Override
    public void finish() {
        isFinished = true;
        log.end();
    }

    @Override
    public void close() {
        CloseHelper.close(writer);
        directory.closed(this, log, isFinished);
    }
}
