package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.format.InputBlock;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.text.Ascii;

/**
 * Finds the lines of an input, without their line feed and a carriage return before it; empty ones
 * are passed over. One thread.
 */
final class JsonLines {
    /** Outcome of {@link #find}: a line lies in the block. */
    static final int LINE = 1;

    /** Outcome of {@link #find}: no line at present. */
    static final int NOTHING = RowScanner.IDLE;

    /** Outcome of {@link #find}: no line will follow. */
    static final int ENDED = RowScanner.END;

    /** Outcome of {@link #find}: the line does not end within the limit. */
    static final int TOO_LONG = 2;

    /** Outcome of {@link #find}: the end of a line that was too long has been left behind. */
    static final int SKIPPED = RowScanner.SKIPPED;

    private static final int BYTE_ORDER_MARK = 0xbfbbef;
    private static final int MARK_BYTES = 3;
    private static final int EMPTY_LINE_LIMIT = 10_000;

    private final InputBlock block;
    private long line;
    private long searchedBytes;
    private long end;
    private long next;
    private boolean isSkipping;

    JsonLines(final InputBlock block) {
        this.block = block;
    }

    /** An input begins, or goes on, with a line. */
    void open(final long firstLine) {
        line = firstLine;
        searchedBytes = 0;
        isSkipping = false;
    }

    /** Number of the line found last, from 1. */
    long line() {
        return line;
    }

    /** First byte of the line. */
    long start() {
        final boolean isMarked =
                end - block.start() >= MARK_BYTES
                        && (Memory.getInt(block.start()) & 0xffffff) == BYTE_ORDER_MARK;
        return isMarked ? block.start() + MARK_BYTES : block.start();
    }

    /** First byte behind the line. */
    long end() {
        return end;
    }

    /** Bytes of the line, or of what is there of it. */
    long length() {
        return end - block.start();
    }

    /** Looks for the next line. */
    int find() {
        for (int empty = 0; empty < EMPTY_LINE_LIMIT; ) {
            final long feed = Ascii.find('\n', block.start() + searchedBytes, block.end());
            if (feed == block.end() && !block.isEnded()) {
                searchedBytes = feed - block.start();
                final int filled = fill();
                if (filled != LINE) {
                    return filled;
                }
                continue;
            }
            if (block.start() == block.end()) {
                return ENDED;
            }
            next = Math.min(feed + 1, block.end());
            end = feed > block.start() && Memory.getByte(feed - 1) == '\r' ? feed - 1 : feed;
            if (!isSkipping && end > block.start()) {
                return LINE;
            }
            consume();
            if (isSkipping) {
                isSkipping = false;
                return SKIPPED;
            }
            empty++;
        }
        return NOTHING;
    }

    private int fill() {
        if (isSkipping) {
            block.consume(block.end());
            searchedBytes = 0;
        }
        return switch (block.fill()) {
            case InputBlock.NOTHING -> NOTHING;
            case InputBlock.FULL -> {
                end = block.end();
                yield TOO_LONG;
            }
            default -> LINE;
        };
    }

    /** Goes on behind the line. */
    void consume() {
        block.consume(next);
        searchedBytes = 0;
        line++;
    }

    /** Goes on behind the line that is too long, wherever it ends. */
    void skip() {
        isSkipping = true;
    }
}
