package io.heliosdb.streaming.connectors.result;

import org.agrona.CloseHelper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of a result log that are there, in their order, and the files they lie in. The sink's
 * thread changes it, cursors look things up: any thread.
 */
final class BlockIndex implements AutoCloseable {
    private final int lineage;
    private final List<Segment> segments = new ArrayList<>();
    private final List<StoredBlock> blocks = new ArrayList<>();

    /** Files that are dropped: readers may still be in them. */
    private final List<Segment> dropped = new ArrayList<>();

    /** Bytes of all blocks as they lie in files. */
    private long storedBytes;

    private ResultId last;
    private long endPosition;

    BlockIndex(final int lineage) {
        this.lineage = lineage;
        last = new ResultId(lineage, -1, -1);
    }

    int lineage() {
        return lineage;
    }

    /** Goes on behind an end. */
    synchronized void begin(final ResultEnd end) {
        last = end.last();
        endPosition = end.position();
    }

    synchronized void add(final Segment segment) {
        segments.add(segment);
        if (blocks.isEmpty()) {
            last = segment.before();
            endPosition = segment.position();
        }
    }

    synchronized void add(final StoredBlock block) {
        blocks.add(block);
        storedBytes += block.storedLength();
        last = block.last();
        endPosition = block.endPosition();
    }

    /** Whether a file's frames follow those that are there. */
    synchronized boolean continuesWith(final Segment segment) {
        return segments.isEmpty() || segment.position() == endPosition();
    }

    synchronized boolean has(final Path path) {
        return segments.stream().anyMatch(segment -> segment.path().equals(path));
    }

    /** The last result that is in a block, or was. */
    synchronized ResultId last() {
        return last;
    }

    /** Behind the last block, 0 if there never was one. */
    synchronized long endPosition() {
        return endPosition;
    }

    /** The first position that is there, if there is a block. */
    synchronized long startPosition(final long otherwise) {
        return segments.isEmpty() ? otherwise : segments.getFirst().position();
    }

    /** The last result that is not there any more; with the row sequence -1 if all are. */
    synchronized ResultId before() {
        return segments.isEmpty() ? last : segments.getFirst().before();
    }

    /** The block of a position; null if it is dropped, or not in a block yet. */
    synchronized StoredBlock at(final long position) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low <= high) {
            final int middle = (low + high) >>> 1;
            final StoredBlock block = blocks.get(middle);
            if (position < block.position()) {
                high = middle - 1;
            } else if (position >= block.endPosition()) {
                low = middle + 1;
            } else {
                return block;
            }
        }
        return null;
    }

    /** Where to read on for the results behind one: at or in front of the first of them. */
    synchronized long positionBehind(final ResultId id, final long otherwise) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            if (id.covers(blocks.get(i).last())) {
                return blocks.get(i).endPosition();
            }
        }
        return blocks.isEmpty() ? otherwise : blocks.getFirst().position();
    }

    /** Takes the oldest files out until the rest has no more bytes than this. */
    synchronized List<Segment> dropTo(final long retainedBytes) {
        final List<Segment> out = new ArrayList<>();
        while (segments.size() > 1 && storedBytes > retainedBytes) {
            final Segment oldest = segments.removeFirst();
            dropBlocks(oldest);
            out.add(oldest);
        }
        dropped.addAll(out);
        return out;
    }

    private void dropBlocks(final Segment oldest) {
        int count = 0;
        while (count < blocks.size() && blocks.get(count).segment().equals(oldest)) {
            storedBytes -= blocks.get(count).storedLength();
            count++;
        }
        blocks.subList(0, count).clear();
    }

    /** Bytes of all blocks as they lie in files. */
    synchronized long storedBytes() {
        return storedBytes;
    }

    @Override
    public synchronized void close() {
        CloseHelper.closeAll(segments);
        CloseHelper.closeAll(dropped);
    }
}
