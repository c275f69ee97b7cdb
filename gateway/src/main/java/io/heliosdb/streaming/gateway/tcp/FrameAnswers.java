package io.heliosdb.streaming.gateway.tcp;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.feed.FeedFrame;
import io.heliosdb.streaming.connectors.feed.WaitingAnswers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** What a client is told in frames: a buffer of fixed size, as {@code Answers} are for lines. */
final class FrameAnswers implements WaitingAnswers {
    private static final int CAPACITY_BYTES = 4096;
    private static final int MAX_TEXT_BYTES = 480;
    private static final int MOST_ERROR_BYTES = 512;

    private final ByteBuffer buffer =
            ByteBuffer.allocate(CAPACITY_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** Where the message begins that is being written. */
    private int frame;

    /** Rows may come. */
    void welcome(final long taken, final long credit, final int maxRowBytes, final String level) {
        begin(FeedFrame.Template.WELCOME);
        buffer.putLong(taken).putLong(credit).putInt(maxRowBytes).putInt(FeedFrame.MAX_BYTES);
        putText(level);
        end();
    }

    /** Rows up to a number are safe; false if there is no room to say it. */
    boolean acknowledge(final long number, final long credit) {
        if (buffer.remaining() < 2 * MOST_ERROR_BYTES) {
            return false;
        }
        begin(FeedFrame.Template.ACKNOWLEDGED);
        buffer.putLong(number).putLong(credit);
        end();
        return true;
    }

    @Override
    public boolean hasRoomForError() {
        return buffer.remaining() >= MOST_ERROR_BYTES;
    }

    @Override
    public void error(final long number, final HeliosException why) {
        if (hasRoomForError()) {
            begin(FeedFrame.Template.REFUSED);
            buffer.putLong(number);
            putText(why.code().code());
            putText(why.detail().isEmpty() ? why.what() : why.what() + " (" + why.detail() + ")");
            end();
        }
    }

    private void begin(final FeedFrame.Template template) {
        frame = buffer.position();
        buffer.putInt(0)
                .putShort((short) template.blockLength())
                .putShort((short) template.id())
                .putShort((short) FeedFrame.SCHEMA_ID)
                .putShort((short) FeedFrame.VERSION);
    }

    private void putText(final String text) {
        final byte[] all = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(all.length, MAX_TEXT_BYTES);
        while (length < all.length && (all[length] & 0xC0) == 0x80) {
            length--; // not in the middle of a character
        }
        buffer.putShort((short) length).put(Arrays.copyOf(all, length));
    }

    private void end() {
        buffer.putInt(frame, buffer.position() - frame - FeedFrame.LENGTH_BYTES);
    }

    @Override
    public boolean isWaiting() {
        return buffer.position() > 0;
    }

    @Override
    public void drain(final Consumer<ByteBuffer> taker) {
        taker.accept(buffer.flip());
        buffer.clear();
    }
}
