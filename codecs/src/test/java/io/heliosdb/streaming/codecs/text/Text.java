package io.heliosdb.streaming.codecs.text;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;

/** A place in native memory for the texts of a test. */
final class Text implements AutoCloseable {
    private final Arena arena = Arena.open(new Ledger(1 << 20), "test", "text", 1 << 16);
    private int length;

    Text set(final String text) {
        return set(text.getBytes(StandardCharsets.UTF_8));
    }

    Text set(final byte[] bytes) {
        length = bytes.length;
        Memory.copyFromArray(bytes, 0, arena.address(), length);
        return this;
    }

    long address() {
        return arena.address();
    }

    int length() {
        return length;
    }

    @Override
    public void close() {
        arena.close();
    }
}
