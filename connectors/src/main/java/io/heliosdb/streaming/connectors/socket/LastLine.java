package io.heliosdb.streaming.connectors.socket;

import io.heliosdb.streaming.codecs.memory.Memory;

/** The line that ends a table, if there is one. Allocates nothing. */
final class LastLine {
    private final byte[] text;

    /**
     * @param text without its line feed; empty if no line ends the table
     */
    LastLine(final byte[] text) {
        this.text = text;
    }

    /**
     * Whether it is this one.
     *
     * @param length with the line feed, and perhaps a carriage return before it
     */
    boolean is(final long address, final int length) {
        if (text.length == 0 || length <= text.length || length > text.length + 2) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (Memory.getByte(address + i) != text[i]) {
                return false;
            }
        }
        return length == text.length + 1 || Memory.getByte(address + text.length) == '\r';
    }
}
