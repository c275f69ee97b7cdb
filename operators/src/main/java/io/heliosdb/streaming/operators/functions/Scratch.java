package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Where one row's computed texts lie: bump-allocated, all given back by {@link #reset} before the
 * next row. One per pipeline, used by its thread only.
 *
 * <p>A function that builds a text calls {@link #open} for the most bytes it can need, writes at
 * the returned address + 4, and ends with {@link #close}. Texts do not nest: a function opens one,
 * fills it and closes it before anything else opens one.
 */
public final class Scratch implements AutoCloseable {
    /** Bytes in front of a text: its uint32 length. */
    public static final int HEADER_BYTES = Integer.BYTES;

    private final Arena arena;
    private final long start;
    private final long limit;
    private long top;
    private boolean isNull;

    private Scratch(final Arena arena) {
        this.arena = arena;
        start = arena.address();
        limit = start + arena.capacityBytes();
        top = start;
    }

    /**
     * Opens the scratch memory of a pipeline.
     *
     * @param capacityBytes most bytes that the texts of one row may take
     */
    public static Scratch open(final Ledger ledger, final String owner, final long capacityBytes) {
        return new Scratch(Arena.open(ledger, "scratch", owner, capacityBytes));
    }

    /** Gives back the texts of the row before. Their addresses are void. */
    public void reset() {
        top = start;
    }

    /**
     * Starts a text.
     *
     * @param maxLength most bytes it can have
     * @return its address; the bytes begin {@link #HEADER_BYTES} behind it
     * @throws HeliosException {@code HOPR-0304} if the row's texts do not fit
     */
    public long open(final long maxLength) {
        if (maxLength > limit - top - HEADER_BYTES) {
            throw full(maxLength);
        }
        return top;
    }

    /** Ends the text opened last, now that its length is known. Returns its address. */
    public long close(final long address, final int length) {
        Memory.putInt(address, length);
        top = address + HEADER_BYTES + ((length + 3L) & ~3L);
        return address;
    }

    /** Takes back the text opened last. */
    public void cancel(final long address) {
        top = address;
    }

    /** Copies a text that was built on the heap. For the slow paths. */
    long text(final byte[] bytes, final int length) {
        final long address = open(length);
        Memory.copyFromArray(bytes, 0, address + HEADER_BYTES, length);
        return close(address, length);
    }

    /**
     * Whether the function called last answered NULL; only for functions whose Javadoc says that
     * they tell it here.
     */
    public boolean wasNull() {
        return isNull;
    }

    /** Called by functions and by outlined methods of generated code. */
    public void setNull(final boolean value) {
        isNull = value;
    }

    private HeliosException full(final long maxLength) {
        return HeliosException.of(
                        FunctionError.SCRATCH,
                        "a row's expressions compute texts that are too long together")
                .detail(
                        maxLength
                                + " bytes wanted, "
                                + (limit - top)
                                + " of "
                                + (limit - start)
                                + " left")
                .hint("compute shorter texts");
    }

    @Override
    public void close() {
        arena.close();
    }
}
