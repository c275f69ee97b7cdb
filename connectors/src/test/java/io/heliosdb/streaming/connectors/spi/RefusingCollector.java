package io.heliosdb.streaming.connectors.spi;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Collects rows as hexadecimal text and has no room at every so many claims. */
public final class RefusingCollector implements RowCollector, AutoCloseable {
    private static final int ROOM_BYTES = 1 << 20;

    private final Arena room;
    private final int refusalInterval;
    private final List<String> rows = new ArrayList<>();
    private int claimCount;
    private int claimedBytes;
    private boolean isClaimed;

    /**
     * @param refusalInterval 1 refuses every other claim, 2 every third; 0 none
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
        return refusalInterval > 0 && ++claimCount % (refusalInterval + 1) == 0;
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
        rows.add(HexFormat.of().formatHex(bytes));
    }

    @Override
    public boolean position(final byte[] key, final byte[] position) {
        if (isRefused()) {
            return false;
        }
        isClaimed = false;
        return true;
    }

    public List<String> rows() {
        return rows;
    }

    @Override
    public void close() {
        room.close();
    }
}
