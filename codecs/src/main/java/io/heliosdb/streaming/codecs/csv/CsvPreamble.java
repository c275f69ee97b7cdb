package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.format.InputBlock;
import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Steps over what may stand before a record: a byte order mark at the input's start and, where
 * comments are allowed, comment lines, empty lines and blanks. One thread.
 */
final class CsvPreamble {
    private static final int BYTE_ORDER_MARK = 0xbfbbef;
    private static final int MARK_BYTES = 3;

    private final boolean allowsComments;
    private boolean isAtInputStart;

    CsvPreamble(final CsvOptions options) {
        allowsComments = options.allowsComments();
    }

    /** An input begins. */
    void open() {
        isAtInputStart = true;
    }

    /** An input goes on between two records. */
    void openAtRecord() {
        isAtInputStart = false;
    }

    /**
     * Moves the block to the next record; how many lines that passed, or -1 if it takes more bytes
     * to know.
     */
    int pass(final InputBlock block) {
        if (isAtInputStart) {
            if (block.end() - block.start() < MARK_BYTES && !block.isEnded()) {
                return -1;
            }
            isAtInputStart = false;
            final boolean isMarked =
                    block.end() - block.start() >= MARK_BYTES
                            && (Memory.getInt(block.start()) & 0xffffff) == BYTE_ORDER_MARK;
            block.consume(isMarked ? block.start() + MARK_BYTES : block.start());
        }
        return allowsComments ? passComments(block) : 0;
    }

    private static int passComments(final InputBlock block) {
        int lines = 0;
        while (true) {
            final long start = block.start();
            final long end = block.end();
            if (start == end) {
                return block.isEnded() || lines > 0 ? lines : -1;
            }
            final int letter = Memory.getByte(start);
            if (letter == ' ') {
                block.consume(start + 1);
            } else if (letter == '#' || letter == '\n' || letter == '\r') {
                final long lineEnd = lineEnd(start, end);
                final boolean isWhole =
                        lineEnd + 1 < end || (lineEnd < end && Memory.getByte(lineEnd) == '\n');
                if (!isWhole && !block.isEnded()) {
                    return lines > 0 ? lines : -1;
                }
                block.consume(behind(lineEnd, end));
                lines++;
            } else {
                return lines;
            }
        }
    }

    private static long lineEnd(final long start, final long end) {
        long at = start;
        while (at < end && Memory.getByte(at) != '\n' && Memory.getByte(at) != '\r') {
            at++;
        }
        return at;
    }

    private static long behind(final long lineEnd, final long end) {
        final boolean isPair = lineEnd + 1 < end && Memory.getShort(lineEnd) == ('\r' | '\n' << 8);
        return Math.min(lineEnd + (isPair ? 2 : 1), end);
    }
}
