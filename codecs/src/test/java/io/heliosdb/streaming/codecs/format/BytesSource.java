package io.heliosdb.streaming.codecs.format;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;

/** Bytes of a test, given out in chunks of one size with pauses between them. */
public final class BytesSource implements ByteSource {
    private final byte[] bytes;
    private final int chunkBytes;
    private int position;
    private boolean isPausing;
    private boolean isClosed;

    /**
     * @param chunkBytes bytes at once; 0 gives all without a pause
     */
    public BytesSource(final byte[] bytes, final int chunkBytes) {
        this.bytes = bytes.clone();
        this.chunkBytes = chunkBytes == 0 ? Integer.MAX_VALUE : chunkBytes;
        isPausing = chunkBytes != 0;
    }

    /** The UTF-8 bytes of a text. */
    public static BytesSource of(final String text) {
        return new BytesSource(text.getBytes(StandardCharsets.UTF_8), 0);
    }

    @Override
    public int read(final long address, final int capacityBytes) {
        if (chunkBytes != Integer.MAX_VALUE) {
            isPausing = !isPausing;
            if (isPausing) {
                return 0;
            }
        }
        if (position == bytes.length) {
            return END;
        }
        final int count = Math.min(Math.min(chunkBytes, capacityBytes), bytes.length - position);
        Memory.copyFromArray(bytes, position, address, count);
        position += count;
        return count;
    }

    /** Whether {@link #close} was called. */
    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
