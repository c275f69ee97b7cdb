package io.heliosdb.streaming.connectors.spi;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.connectors.agent.PositionBook;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Collects rows, as hexadecimal text, and positions in the order of a log, and has no room at every
 * so many attempts.
 */
public final class RefusingCollector implements RowCollector, AutoCloseable {
    private static final int ROOM_BYTES = 1 << 20;

    /** What stands in the log: a row or an offset record, in hexadecimal. */
    private record Entry(boolean isRow, String hex) {}

    private final Arena room;
    private final int refusalInterval;
    private final List<Entry> entries = new ArrayList<>();
    private int attemptCount;
    private int claimedBytes;
    private boolean isClaimed;

    /**
     * @param refusalInterval 1 refuses every other attempt, 2 every third; 0 none
     */
    public RefusingCollector(final Ledger ledger, final int refusalInterval) {
        room = Arena.open(ledger, "test", "collector", ROOM_BYTES);
        this.refusalInterval = refusalInterval;
    }

    @Override
    public long claim(final int minBytes) {
        if (isRefused()) {
            return 0;
        }
        if (minBytes > ROOM_BYTES) {
            throw new AssertionError("claimed more than the largest row: " + minBytes);
        }
        isClaimed = true;
        claimedBytes = Math.max(minBytes, 64); // a page's end: hardly more than was asked for
        return room.address();
    }

    private boolean isRefused() {
        return refusalInterval > 0 && ++attemptCount % (refusalInterval + 1) == 0;
    }

    @Override
    public int claimedBytes() {
        return claimedBytes;
    }

    @Override
    public void commit(final int length) {
        if (!isClaimed || length <= 0 || length % 8 != 0 || length > claimedBytes) {
            throw new AssertionError("bad commit of " + length + " in " + claimedBytes);
        }
        isClaimed = false;
        final byte[] bytes = new byte[length];
        Memory.copyToArray(room.address(), bytes, 0, length);
        entries.add(new Entry(true, HexFormat.of().formatHex(bytes)));
    }

    @Override
    public boolean position(final byte[] key, final byte[] position) {
        if (isRefused()) {
            return false;
        }
        isClaimed = false;
        final byte[] bytes = new byte[PositionDescriptor.MAX_BYTES];
        final int length = PositionDescriptor.write(bytes, key, position);
        entries.add(new Entry(false, HexFormat.of().formatHex(bytes, 0, length)));
        return true;
    }

    /** The rows. */
    public List<String> rows() {
        return rows(entries.size());
    }

    /** The rows among the first entries. */
    public List<String> rows(final int entryCount) {
        return entries.subList(0, entryCount).stream()
                .filter(Entry::isRow)
                .map(Entry::hex)
                .toList();
    }

    /** Rows and positions. */
    public int entryCount() {
        return entries.size();
    }

    /** Where the source stands after the first entries. */
    public List<SourcePosition> positions(final int entryCount) {
        final PositionBook book = new PositionBook();
        fill(book, entryCount);
        return book.positions();
    }

    /** Where the source stands after the first entries of an earlier run and the first of this. */
    public List<SourcePosition> positionsAfter(
            final RefusingCollector earlier, final int earlierCount, final int entryCount) {
        final PositionBook book = new PositionBook();
        earlier.fill(book, earlierCount);
        fill(book, entryCount);
        return book.positions();
    }

    private void fill(final PositionBook book, final int entryCount) {
        for (final Entry entry : entries.subList(0, entryCount)) {
            if (entry.isRow) {
                book.onRows(1);
            } else {
                final byte[] bytes = HexFormat.of().parseHex(entry.hex);
                Memory.copyFromArray(bytes, 0, room.address(), bytes.length);
                book.onPosition(room.address(), bytes.length);
            }
        }
    }

    @Override
    public void close() {
        room.close();
    }
}
