package io.heliosdb.streaming.connectors.socket;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.text.Ascii;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * The bytes that came over a connection and are not taken yet, line by line. Never holds more than
 * its region; of a line that is too long only the end is waited for. One thread.
 */
final class LineBuffer {
    /** Outcome of {@link #find}: a line is there. */
    static final int LINE = 1;

    /** Outcome of {@link #find}: a line longer than the limit is there, without its bytes. */
    static final int TOO_LONG = 2;

    /** Outcome of {@link #find}: the line feed has not come. */
    static final int NONE = 0;

    /** Bytes of room for more than the longest line. */
    static final int READ_BYTES = 64 << 10;

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
     * @param buffer view of it, of {@code maxLineBytes} + {@value #READ_BYTES} bytes
     */
    LineBuffer(final long address, final ByteBuffer buffer, final int maxLineBytes) {
        this.address = address;
        this.buffer = buffer;
        this.maxLineBytes = maxLineBytes;
    }

    /** Looks for a line. */
    int find() {
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
    long lineAddress() {
        return address + start;
    }

    /** Bytes of the line with its line feed. */
    int lineLength() {
        return lineEnd - start;
    }

    /** Goes on behind the line. */
    void consume() {
        start = lineEnd;
        searched = lineEnd;
        isPassingLongLine = false;
    }

    /** Whether part of a line is there. */
    boolean hasPart() {
        return start < end || isPassingLongLine;
    }

    /**
     * Reads what has come; only where no line is there.
     *
     * @return bytes read, 0 if none have come, -1 if none will
     */
    int read(final ReadableByteChannel channel) throws IOException {
        if (start > 0) {
            Memory.copy(address + start, address, end - start);
            searched -= start;
            end -= start;
            start = 0;
        }
        final int count = channel.read(buffer.limit(buffer.capacity()).position(end));
        end += Math.max(count, 0);
        return count;
    }
}
