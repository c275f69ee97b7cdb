package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.agrona.CloseHelper;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All results of one stream, in the order of their ids: what a sink has written in this life and
 * before. Opened and read on any thread; what the sink does is in {@link ResultWriter}.
 *
 * <p>It is closed with its sink; what cursors need stays until the last of them is closed.
 */
public final class ResultLog {
    private final TableDefinition table;
    private final Optional<WebhookTarget> webhook;
    private final RowLayout layout;
    private final Storage storage;
    private final Ledger ledger;
    private final int mostFrameBytes;
    private final BlockIndex index;
    private final RecentResults recent;

    /** Replaced when it changes, so that the sink's thread walks over it without garbage. */
    private volatile ResultCursor[] cursors = {};

    private final WebhookProgress webhookProgress = new WebhookProgress();

    /** Of the last result that is shown. */
    private volatile long lastRowSequence;

    private volatile int lastOrdinal;

    private final AtomicLong count = new AtomicLong();
    private int users = 1;
    private volatile boolean isClosed;

    /**
     * @param webhook where results are sent to, if they are
     * @param index of what is there; taken over
     * @param recent of what comes; taken over
     * @param ledger of the memory of cursors
     */
    ResultLog(
            final TableDefinition table,
            final Optional<WebhookTarget> webhook,
            final Storage storage,
            final Ledger ledger,
            final int mostFrameBytes,
            final BlockIndex index,
            final RecentResults recent) {
        this.table = table;
        this.webhook = webhook;
        this.storage = storage;
        this.ledger = ledger;
        this.mostFrameBytes = mostFrameBytes;
        this.index = index;
        this.recent = recent;
        layout = RowLayout.of(table.columns());
        lastRowSequence = index.last().rowSequence();
        lastOrdinal = index.last().ordinal();
    }

    /** Name of its table. */
    public String name() {
        return table.name();
    }

    /** Where results are sent to, beside those who read them. */
    public Optional<WebhookTarget> webhook() {
        return webhook;
    }

    /** How far that is. */
    public WebhookProgress webhookProgress() {
        return webhookProgress;
    }

    /** The columns of its rows. */
    public List<Column> columns() {
        return table.columns();
    }

    /** How its rows are encoded. */
    public RowLayout layout() {
        return layout;
    }

    /** Results that were written in this life. */
    public long count() {
        return count.get();
    }

    /** The last result; while results come it may be out of date. Row sequence -1 for none. */
    public ResultId last() {
        return new ResultId(index.lineage(), lastRowSequence, lastOrdinal);
    }

    /** Whether an id is one of this log's, and of a result that it does not have yet. */
    public boolean isBehind(final ResultId id) {
        return id.lineage() == index.lineage() && !last().covers(id);
    }

    /** Who reads now. */
    public int subscribers() {
        return cursors.length;
    }

    /** Bytes of files that are kept. */
    public long storedBytes() {
        return index.storedBytes();
    }

    /**
     * A reader.
     *
     * @param wake called on the sink's thread once there is more, and when the log ends; must be
     *     short
     * @throws HeliosException {@code HCON-0023} if results behind the id have been dropped, or the
     *     id is of a history that was given up; {@code HCON-0018} if the log is closed
     */
    public ResultCursor open(final ResultStart start, final Runnable wake) {
        enter();
        try {
            final ResultCursor cursor =
                    new ResultCursor(this, position(start), seen(start), ledger, wake);
            add(cursor);
            return cursor;
        } catch (final RuntimeException e) {
            leave();
            throw e;
        }
    }

    private long position(final ResultStart start) {
        return switch (start) {
            case ResultStart.Earliest _ -> index.startPosition(recent.first());
            case ResultStart.Latest _ -> recent.published();
            case ResultStart.Behind(ResultId id) -> {
                if (id.lineage() != index.lineage()) {
                    throw gone(
                            "it is of a job that has been replaced, or a history that was given"
                                    + " up");
                }
                if (!id.covers(index.before())) {
                    throw gone(
                            "results behind it have been dropped, as the stream keeps no more than"
                                    + " its 'retained-bytes'");
                }
                yield index.positionBehind(id, recent.first());
            }
        };
    }

    private ResultId seen(final ResultStart start) {
        return start instanceof ResultStart.Behind(ResultId id)
                ? id
                : new ResultId(index.lineage(), -1, -1);
    }

    private static HeliosException gone(final String why) {
        return HeliosException.of(ConnectorError.RESULTS_GONE, "nothing can follow this id")
                .detail(why)
                .hint("begin anew, with the earliest result");
    }

    private synchronized void add(final ResultCursor cursor) {
        final ResultCursor[] next = Arrays.copyOf(cursors, cursors.length + 1);
        next[cursors.length] = cursor;
        cursors = next;
    }

    private synchronized void remove(final ResultCursor cursor) {
        cursors =
                Arrays.stream(cursors).filter(each -> each != cursor).toArray(ResultCursor[]::new);
    }

    private synchronized void enter() {
        if (users == 0) {
            throw HeliosException.of(ConnectorError.STREAM_CLOSED, "the stream is being closed")
                    .hint("repeat when its job runs again");
        }
        users++;
    }

    private void leave() {
        synchronized (this) {
            users--;
            if (users > 0) {
                return;
            }
        }
        CloseHelper.closeAll(index, recent);
    }

    /** A cursor has been closed. */
    void left(final ResultCursor cursor) {
        remove(cursor);
        leave();
    }

    Storage storage() {
        return storage;
    }

    int mostFrameBytes() {
        return mostFrameBytes;
    }

    BlockIndex index() {
        return index;
    }

    RecentResults recent() {
        return recent;
    }

    long published() {
        return recent.published();
    }

    boolean isClosed() {
        return isClosed;
    }

    /**
     * Shows what was appended. The sink's thread.
     *
     * @param rowSequence of the last of it
     * @param ordinal of the last of it
     */
    void publish(final long newResults, final long rowSequence, final int ordinal) {
        lastOrdinal = ordinal;
        lastRowSequence = rowSequence;
        count.lazySet(count.get() + newResults);
        recent.publish();
        for (final ResultCursor cursor : cursors) {
            cursor.wakeIfWaiting();
        }
    }

    /** Nothing more comes. The sink's thread; once. */
    void end() {
        isClosed = true;
        for (final ResultCursor cursor : cursors) {
            cursor.wakeForEnd();
        }
    }

    /** As {@link #end}, and nobody can open it any more. */
    void close() {
        if (!isClosed) {
            end();
        }
        leave();
    }
}
