package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.operators.sketch.DistinctEstimator;

/**
 * Where one row's computed texts lie: bump-allocated, all given back by {@link #reset} before the
 * next row. One per pipeline, used by its thread only.
 *
 * <p>A function that builds a text calls {@link #open} for the most bytes it can need, writes at
 * the returned address + {@link #HEADER_BYTES}, and ends with {@link #close}. Texts do not nest: a
 * function opens one, fills it and closes it before anything else opens one.
 */
public final class Scratch implements AutoCloseable {
    /** Bytes in front of a text: its uint32 length. */
    public static final int HEADER_BYTES = Integer.BYTES;

    private static final int CHARACTERS = 64;
    private static final int HEAP_BYTES = 256;

    private final Arena arena;
    private final long start;
    private final long limit;
    private final NestedWriter nested = new NestedWriter();
    private final StringBuilder characters = new StringBuilder(CHARACTERS);
    private final int[] places = new int[PlainRegex.MAX_PARTS + 1];
    private byte[] heapBytes = new byte[HEAP_BYTES];
    private final JsonWork json = new JsonWork(this);
    private BitmapWork bitmaps;
    private DistinctEstimator distinctEstimator;
    private long top;
    private boolean isNull;
    private long clockMs;

    private Scratch(final Arena arena) {
        this.arena = arena;
        // The first 8 bytes are the empty text.
        start = arena.address() + Long.BYTES;
        limit = arena.address() + arena.capacityBytes();
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

    /** Where the texts end that there are so far; for {@link #release}. */
    public long mark() {
        return top;
    }

    /** Gives back the texts that came after a mark. */
    public void release(final long mark) {
        top = mark;
    }

    /**
     * Starts a text.
     *
     * @param maxLength most bytes it can have
     * @return its address; the bytes begin {@link #HEADER_BYTES} behind it
     * @throws HeliosException {@code HOPR-0304} if the row's texts do not fit
     */
    public long open(final long maxLength) {
        if (maxLength > limit - top - Long.BYTES) {
            throw full(maxLength);
        }
        return top;
    }

    /** Whether {@link #open} would succeed. */
    boolean hasRoom(final long maxLength) {
        return maxLength <= limit - top - Long.BYTES;
    }

    /** Ends the text opened last, now that its length is known. Returns its address. */
    public long close(final long address, final int length) {
        Memory.putInt(address, length);
        top = address + HEADER_BYTES + ((length + 3L) & ~3L);
        return address;
    }

    /** The text of length 0. */
    long empty() {
        return arena.address();
    }

    /** Writes the nested value that is being built. */
    NestedWriter nested() {
        return nested;
    }

    JsonWork json() {
        return json;
    }

    BitmapWork bitmaps() {
        if (bitmaps == null) {
            bitmaps = new BitmapWork(this);
        }
        return bitmaps;
    }

    /** The estimator of the sketches of a pipeline. */
    public DistinctEstimator distinctEstimator() {
        if (distinctEstimator == null) {
            distinctEstimator = new DistinctEstimator();
        }
        return distinctEstimator;
    }

    /** An empty character buffer, for printing floating-point numbers; void at the next call. */
    StringBuilder characters() {
        characters.setLength(0);
        return characters;
    }

    /** An array of at least so many bytes, and at least 256; void at the next call. */
    byte[] heapBytes(final int length) {
        if (length > heapBytes.length) {
            heapBytes = new byte[Math.max(length, 2 * heapBytes.length)];
        }
        return heapBytes;
    }

    /** For the parts of one match of a {@link PlainRegex}; void at the next call. */
    int[] places() {
        return places;
    }

    /** Lays ASCII characters down as a text. */
    long text(final StringBuilder ascii) {
        final int length = ascii.length();
        final long address = open(length);
        for (int i = 0; i < length; i++) {
            Memory.putByte(address + HEADER_BYTES + i, (byte) ascii.charAt(i));
        }
        return close(address, length);
    }

    /** Lays bytes from the heap down as a text. */
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

    /** Called by functions, and by the outlined methods of generated code. */
    public void setNull(final boolean value) {
        isNull = value;
    }

    /** Processing time, for expressions that read it. */
    public long clockMs() {
        return clockMs;
    }

    /** Sets processing time. */
    public void clockMs(final long epochMs) {
        clockMs = epochMs;
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
