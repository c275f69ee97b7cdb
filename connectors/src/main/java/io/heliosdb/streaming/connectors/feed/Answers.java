package io.heliosdb.streaming.connectors.feed;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What is to be said to a client: lines in a buffer of fixed size, written as far as the client
 * reads them. Acknowledgements leave room for an error, so that they alone never keep a client from
 * being heard. One thread; only errors allocate.
 */
public final class Answers implements WaitingAnswers {
    /** Bytes of the buffer. */
    public static final int CAPACITY_BYTES = 4096;

    private static final int MAX_ERROR_BYTES = 512;
    private static final int MAX_ERROR_LINE_BYTES = MAX_ERROR_BYTES + 1;
    private static final int MAX_DIGITS = 20;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");
    private static final byte[] ACKNOWLEDGED = "ACK ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RESUME = "RESUME ".getBytes(StandardCharsets.US_ASCII);

    private final ByteBuffer buffer;
    private final byte[] levelAndFeed;
    private final byte[] digits = new byte[MAX_DIGITS];

    /**
     * @param buffer of {@link #CAPACITY_BYTES}, empty
     * @param level of durability that acknowledgements name
     */
    public Answers(final ByteBuffer buffer, final String level) {
        this.buffer = buffer;
        levelAndFeed = (" " + level + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** The lines up to this one are safe; false if there is no room. */
    public boolean acknowledge(final long line) {
        final int length = ACKNOWLEDGED.length + MAX_DIGITS + levelAndFeed.length;
        if (buffer.remaining() < length + MAX_ERROR_LINE_BYTES) {
            return false;
        }
        buffer.put(ACKNOWLEDGED);
        putNumber(line);
        buffer.put(levelAndFeed);
        return true;
    }

    /** The first answer to a producer: the next line wanted is the one behind this. */
    public void resume(final long line) {
        buffer.put(RESUME);
        putNumber(line);
        buffer.put((byte) '\n');
    }

    @Override
    public boolean hasRoomForError() {
        return buffer.remaining() >= MAX_ERROR_LINE_BYTES;
    }

    @Override
    public void error(final long line, final HeliosException error) {
        final byte[] text = text(line, error).getBytes(StandardCharsets.UTF_8);
        if (hasRoomForError()) {
            int length = Math.min(text.length, MAX_ERROR_BYTES);
            while (length < text.length && (text[length] & 0xC0) == 0x80) {
                length--; // not in the middle of a character
            }
            buffer.put(text, 0, length).put((byte) '\n');
        }
    }

    private static String text(final long line, final HeliosException error) {
        final String place =
                error.position().map(position -> ", column " + position.column()).orElse("");
        final String detail = error.detail().isEmpty() ? "" : " (" + error.detail() + ")";
        final String text =
                "ERR " + line + " " + error.code().code() + " " + error.what() + detail + place;
        return CONTROLS.matcher(text).replaceAll(" ");
    }

    private void putNumber(final long number) {
        int index = MAX_DIGITS;
        long rest = number;
        do {
            index--;
            digits[index] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        buffer.put(digits, index, MAX_DIGITS - index);
    }

    @Override
    public boolean isWaiting() {
        return buffer.position() > 0;
    }

    /**
     * Writes what the client takes.
     *
     * @return bytes written
     */
    public int write(final WritableByteChannel channel) throws IOException {
        buffer.flip();
        try {
            return channel.write(buffer);
        } finally {
            buffer.compact();
        }
    }

    @Override
    public void drain(final Consumer<ByteBuffer> taker) {
        taker.accept(buffer.flip());
        buffer.clear();
    }
}
