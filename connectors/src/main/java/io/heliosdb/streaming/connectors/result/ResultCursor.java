package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.connectors.spi.ConnectorError;

import org.agrona.CloseHelper;

/**
 * A reader of a result log, which sees each result once, in their order. One thread, but for what
 * wakes it.
 */
public final class ResultCursor implements AutoCloseable {
    private static final int PIECE_BYTES = 64 << 10;

    private final ResultLog log;
    private final Runnable wake;
    private final BlockReader files;
    private final ResultId seen;
    private Arena buffer;
    private long position;
    private int offset;
    private int limit;

    /** Set when there was nothing to read; the sink's thread takes it back and wakes. */
    private volatile boolean isWaiting;

    /**
     * @param position of the first frame
     * @param seen results up to this one are passed over
     * @param wake called on the sink's thread once there is more; must be short
     */
    ResultCursor(
            final ResultLog log,
            final long position,
            final ResultId seen,
            final Ledger ledger,
            final Runnable wake) {
        this.log = log;
        this.position = position;
        this.seen = seen;
        this.wake = wake;
        files = new BlockReader(log.storage(), ledger);
        buffer = files.open(PIECE_BYTES);
    }

    /** Takes results. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Takes one.
         *
         * @param id of it
         * @param kind code of the {@code RowKind}
         * @param row address of its bytes, until this returns
         * @param length how many
         */
        void onResult(ResultId id, byte kind, long row, int length);
    }

    /**
     * Gives results.
     *
     * @param most how many at most
     * @return how many; 0 if there are no more now: this is woken when there are, or the log ends
     * @throws HeliosException {@code HCON-0023} if the next ones have been dropped meanwhile
     */
    public int poll(final Handler handler, final int most) {
        int count = 0;
        while (count < most) {
            if (offset == limit && !fill()) {
                break;
            }
            final long frame = buffer.address() + offset;
            final int length = ResultFrame.length(frame);
            offset += length;
            final long rowSequence = ResultFrame.rowSequence(frame);
            final int ordinal = ResultFrame.ordinal(frame);
            if (!seen.covers(rowSequence, ordinal)) {
                count++;
                handler.onResult(
                        new ResultId(seen.lineage(), rowSequence, ordinal),
                        ResultFrame.kind(frame),
                        frame + ResultFrame.HEADER_LENGTH,
                        length - ResultFrame.HEADER_LENGTH);
            }
        }
        return count;
    }

    /** Whether no more results come, ever, in this life of the stream. */
    public boolean isEnded() {
        return log.isClosed() && offset == limit && position >= log.published();
    }

    private boolean fill() {
        isWaiting = false;
        if (position >= log.published()) {
            isWaiting = true;
            if (position >= log.published()) {
                return false; // whoever publishes from now on sees that this waits
            }
            isWaiting = false;
        }
        if (!fillFromRecent()) {
            final StoredBlock block = log.index().at(position);
            if (block == null) {
                throw gone();
            }
            if (block.plainLength() > buffer.capacityBytes()) {
                grow(block.plainLength());
            }
            if (!files.read(block, buffer.address())) {
                throw gone();
            }
            offset = (int) (position - block.position());
            limit = block.plainLength();
            position = block.endPosition();
        }
        return true;
    }

    private boolean fillFromRecent() {
        final int available = (int) Math.min(log.published() - position, buffer.capacityBytes());
        if (!log.recent().copy(position, available, buffer.address())) {
            return false;
        }
        take(available);
        if (limit > 0) {
            return true;
        }
        grow(ResultFrame.length(buffer.address())); // the first one alone is longer
        return fillFromRecent();
    }

    /** Takes the whole frames of what was copied. */
    private void take(final int available) {
        offset = 0;
        limit = 0;
        while (available - limit >= ResultFrame.HEADER_LENGTH) {
            final int next = ResultFrame.length(buffer.address() + limit);
            if (next > available - limit) {
                break;
            }
            limit += next;
        }
        position += limit;
    }

    private void grow(final int bytes) {
        final Arena larger = files.open(bytes);
        buffer.close();
        buffer = larger;
    }

    private static HeliosException gone() {
        return HeliosException.of(ConnectorError.RESULTS_GONE, "the next results have been dropped")
                .detail(
                        "the reader is slower than the job, and the stream keeps no more than its"
                                + " 'retained-bytes'")
                .hint("begin anew, and read faster or keep more");
    }

    /** Wakes the reader if it waits. The sink's thread. */
    void wakeIfWaiting() {
        if (isWaiting) {
            isWaiting = false;
            wake.run();
        }
    }

    /** The log has ended. Any thread. */
    void wakeForEnd() {
        wake.run();
    }

    @Override
    public void close() {
        log.left(this);
        CloseHelper.closeAll(files, buffer);
    }
}
