package io.heliosdb.streaming.codecs.format;

/**
 * Turns the bytes of one input after another into rows.
 *
 * <p>Use: {@link #open} an input, call {@link #next} with room for a row until it returns {@link
 * #END}, open the next input; {@link #close} at last. A scanner keeps its memory from input to
 * input. Steady scanning allocates nothing; values that need Java's own parsers (numbers with many
 * digits, unusual spellings) and errors do. One thread.
 *
 * <p>Errors are {@link io.heliosdb.streaming.codecs.error.HeliosException}s with file, line and
 * column; where the format's {@code ignore-parse-errors} is set they are counted instead.
 */
public interface RowScanner extends AutoCloseable {
    /** No row at present: call again when the input may have grown. */
    int IDLE = 0;

    /** The input has ended. */
    int END = -1;

    /**
     * The next row needs more room, at most {@link #wantedBytes}: call again with it, or {@link
     * #refuse} the row.
     */
    int NO_ROOM = -2;

    /** A record makes no row, because of an error that is ignored, or was passed: call again. */
    int SKIPPED = -3;

    /**
     * Starts an input from its first byte; an input still open is left.
     *
     * @param name as errors shall name it, such as a path
     * @param source its bytes; closed by the caller
     */
    default void open(final String name, final ByteSource source) {
        openAt(name, source, 0, 1);
    }

    /**
     * Whether what an input begins with says how the rest is to be read: then {@link #readHead}
     * goes before {@link #openAt} at any other place of it.
     */
    default boolean hasHead() {
        return false;
    }

    /**
     * Reads what an input begins with.
     *
     * @param source its bytes from the first on; closed by the caller
     */
    default void readHead(final String name, final ByteSource source) {
        // nothing is known beforehand
    }

    /**
     * Goes on in an input where another scanner stood between two records, as {@link #offset} and
     * {@link #line} told.
     *
     * @param source its bytes from the offset on
     */
    void openAt(String name, ByteSource source, long offset, long line);

    /**
     * Writes the row of the next record.
     *
     * @param address where the row starts, divisible by 8
     * @param capacityBytes bytes that may be written there; 0 only looks for a record that may make
     *     a row
     * @return the row's length with padding, or {@link #IDLE}, {@link #END}, {@link #NO_ROOM} or
     *     {@link #SKIPPED}
     */
    int next(long address, int capacityBytes);

    /**
     * Goes behind the next record without a look at its fields, whether they make a row or not.
     *
     * @return {@link #SKIPPED}, or {@link #IDLE} or {@link #END} if there is none
     */
    int pass();

    /** After {@link #NO_ROOM}: bytes that will suffice for the row. */
    long wantedBytes();

    /**
     * After {@link #NO_ROOM}: skips the record, since its row is longer than the limit; an error
     * unless such are ignored.
     */
    void refuse();

    /** Line of the input on which the next row starts, from 1. */
    long line();

    /** Bytes of the input, decompressed, before the record of the next row. */
    long offset();

    /**
     * Records within the one at {@link #offset} that have been returned or skipped, where it holds
     * several; else 0. Who goes on there {@linkplain #pass passes} them.
     */
    default long innerRecordCount() {
        return 0;
    }

    /** Rows returned, over all inputs. */
    long rowCount();

    /** Rows left out because of errors, over all inputs. */
    default long skippedRowCount() {
        return 0;
    }

    /** Fields made NULL because of errors, over all inputs. */
    default long nulledFieldCount() {
        return 0;
    }

    @Override
    void close();
}
