package io.heliosdb.streaming.codecs.format;

import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.memory.Memory;

/** Finds line and column of a byte by counting from the start of its record. For errors. */
public final class TextPosition {
    private TextPosition() {}

    /**
     * The position of a byte.
     *
     * @param line of the record's first byte
     * @param start address of the record's first byte
     * @param address of the byte in question, at or behind the start
     */
    public static Position of(
            final String name, final long line, final long start, final long address) {
        long lineOfByte = line;
        int column = 1;
        for (long at = start; at < address; at++) {
            final int letter = Memory.getByte(at);
            final boolean isLineEnd =
                    letter == '\n'
                            || (letter == '\r'
                                    && at + 1 < address
                                    && Memory.getByte(at + 1) != '\n');
            if (isLineEnd) {
                lineOfByte++;
                column = 1;
            } else if ((letter & 0xc0) != 0x80) {
                column++;
            }
        }
        return new Position(name, lineOfByte, column);
    }
}
