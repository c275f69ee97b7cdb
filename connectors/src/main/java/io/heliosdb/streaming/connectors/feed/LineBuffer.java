package io.heliosdb.streaming.connectors.feed;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.text.Ascii;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * The bytes that came over a connection and are not taken yet, line by line. Never holds more than
 * its region; of a line that is too long only the end is waited for. One thread.
 */
public final class LineBuffer {
    /** Outcome of {@link #find}: a line is there. */
    public static final int LINE = 1;

    /** Outcome of {@link #find}: a line longer than the limit is there, without its bytes. */
    public static final int TOO_LONG = 2;

    /** Outcome of {@link #find}: the line feed has not come. */
    public static final int NONE = 0;

    /** Bytes of room for more than the longest line. */
    public static final int READ_BYTES = 64 << 10;

    private final long address;
    private final ByteBuffer buffer;
    private final int maxLineBytes;
    private int start;
    private int searched;
    private int end;
    private int lineEnd;
    private boolean isPassingLongLine;

    /**
     * @param address of the region
     * @param buffer view of it, of {@code maxLineBytes} + {@value #READ_BYTES} bytes, or more
     */
    public LineBuffer(final long address, final ByteBuffer buffer, final int maxLineBytes) {
        this.address = address;
        this.buffer = buffer;
        this.maxLineBytes = maxLineBytes;
    }

    /** Looks for a line. */
    public int find() {
        final long feed = Ascii.find('\n', address + searched, address + end);
        if (feed == address + end) {
            searched = end;
            if (end - start > maxLineBytes) {
                isPassingLongLine = true;
                start = end;
            }
            return NONE;
        }
        lineEnd = (int) (feed - address) + 1;
        searched = lineEnd - 1;
        return isPassingLongLine || lineEnd - 1 - start > maxLineBytes ? TOO_LONG : LINE;
    }

    /** First byte of the line. */
    public long lineAddress() {
        return address + start;
    }

    /** Bytes of the line with its line feed. */
    public int lineLength() {
        return lineEnd - start;
    }

    /** Goes on behind the line. */
    public void consume() {
        start = lineEnd;
        searched = lineEnd;
        isPassingLongLine = false;
    }

    /**
     * Holds what another one holds.
     *
     * @throws IllegalArgumentException if that is more than there is room for
     */
    public void takeOver(final LineBuffer other) {
        if (other.end - other.start > buffer.capacity()) {
            throw new IllegalArgumentException("another buffer holds more than this one may");
        }
        end = other.end - other.start;
        Memory.copy(other.address + other.start, address, end);
    }

    /** Whether part of a line is there. */
    public boolean hasPart() {
        return start < end || isPassingLongLine;
    }

    /**
     * Reads what has come; only where no line is there.
     *
     * @return bytes read, 0 if none have come, -1 if none will
     */
    public int read(final ReadableByteChannel channel) throws IOException {
        final int count = channel.read(room());
        filled(Math.max(count, 0));
        return count;
    }

    /** Where what comes next is written, {@link #filled} follows; only where no line is there. */
    public ByteBuffer room() {
        if (start > 0) {
            Memory.copy(address + start, address, end - start);
            searched -= start;
            end -= start;
            start = 0;
        }
        return buffer.limit(buffer.capacity()).position(end);
    }

    /** So many bytes were written into the {@link #room}. */
    public void filled(final int count) {
        end += count;
    }
}
