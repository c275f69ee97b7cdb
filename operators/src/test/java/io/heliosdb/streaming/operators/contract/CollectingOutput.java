package io.heliosdb.streaming.operators.contract;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.ResultOutput;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Keeps what a sink gets; refuses as often as a test wants; checks the protocol. */
public final class CollectingOutput implements ResultOutput, AutoCloseable {
    private static final int MAX_ROW_BYTES = 1 << 14;

    private final Arena arena;
    private final int refuseEvery;
    private final List<Result> results = new ArrayList<>();
    private int asked;
    private long promised;
    private long claimed;
    private int claimedLength = -1;

    /** One row: its id within the sink, kind and bytes. */
    public record Result(long rowSequence, int ordinal, RowKind kind, String bytes) {}

    /**
     * @param refuseEvery each how manieth question for room is denied; 0 for never
     */
    public CollectingOutput(final Ledger ledger, final int refuseEvery) {
        arena = Arena.open(ledger, "output", "test", MAX_ROW_BYTES);
        this.refuseEvery = refuseEvery;
        Memory.fill(arena.address(), MAX_ROW_BYTES, (byte) 0x5a);
    }

    @Override
    public boolean hasRoom(final int rowCount) {
        asked++;
        if (refuseEvery > 0 && asked % refuseEvery == 0) {
            return false;
        }
        promised = Math.max(promised, rowCount);
        return true;
    }

    @Override
    public int maxRowBytes() {
        return MAX_ROW_BYTES;
    }

    @Override
    public long claim(final int length) {
        if (promised == 0) {
            throw new IllegalStateException("claimed without room");
        }
        if (length % Long.BYTES != 0 || length > MAX_ROW_BYTES) {
            throw new IllegalStateException("claimed " + length);
        }
        promised--;
        claimedLength = length;
        claimed = arena.address();
        Memory.fill(claimed, MAX_ROW_BYTES, (byte) 0x5a);
        return claimed;
    }

    @Override
    public void commit(final byte kind, final long rowSequence, final int ordinal) {
        if (claimedLength < 0) {
            throw new IllegalStateException("committed without claim");
        }
        final byte[] bytes = new byte[claimedLength];
        Memory.copyToArray(claimed, bytes, 0, bytes.length);
        results.add(
                new Result(
                        rowSequence, ordinal, RowKind.of(kind), HexFormat.of().formatHex(bytes)));
        claimedLength = -1;
    }

    /** Everything committed so far. */
    public List<Result> results() {
        return results;
    }

    /** The bytes of a result. */
    public static byte[] bytes(final Result result) {
        return HexFormat.of().parseHex(result.bytes());
    }

    @Override
    public void close() {
        arena.close();
    }
}
