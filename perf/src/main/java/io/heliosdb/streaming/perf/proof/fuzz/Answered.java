package io.heliosdb.streaming.perf.proof.fuzz;

import io.heliosdb.streaming.codecs.feed.FeedFrame;
import io.heliosdb.streaming.codecs.feed.FeedFrame.Template;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * What a client was told, without acknowledgements, which come when they come. An end of the
 * connection with a reason is {@code refused}.
 */
final class Answered {
    private static final int TEMPLATE_OFFSET = 2;

    private Answered() {}

    /** In lines or messages: a line has a letter in the second place, and a length has none. */
    static String any(final byte[] said) {
        return said.length > 1 && said[1] >= 'A' ? lines(said) : messages(said);
    }

    /** In lines. */
    static String lines(final byte[] said) {
        final String text = text(ByteBuffer.wrap(said));
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new BrokenRuleException("a line is not ended: " + text);
        }
        return text.lines()
                .filter(line -> !line.startsWith("ACK "))
                .map(line -> line.startsWith("ERR 0 ") ? "refused " + line : line)
                .collect(Collectors.joining("\n"));
    }

    private static String text(final ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (final CharacterCodingException e) {
            throw new BrokenRuleException("what is said is no UTF-8", e);
        }
    }

    /** In messages. */
    static String messages(final byte[] said) {
        final StringBuilder text = new StringBuilder();
        final ByteBuffer left = ByteBuffer.wrap(said).order(ByteOrder.LITTLE_ENDIAN);
        while (left.hasRemaining()) {
            final ByteBuffer message = next(left);
            final int template = message.getShort(TEMPLATE_OFFSET);
            message.position(FeedFrame.HEADER_BYTES);
            if (template == Template.WELCOME.id()) {
                text.append("welcome ").append(message.getLong()).append('\n');
            } else if (template == Template.REFUSED.id()) {
                final long number = message.getLong();
                text.append(number == 0 ? "refused " : "bad " + number + ' ');
                text.append(part(message)).append(' ').append(part(message)).append('\n');
            } else if (template != Template.ACKNOWLEDGED.id()) {
                throw new BrokenRuleException("a message of the template " + template);
            }
        }
        return text.toString();
    }

    private static ByteBuffer next(final ByteBuffer left) {
        final int length = left.remaining() < Integer.BYTES ? -1 : left.getInt();
        if (length < FeedFrame.HEADER_BYTES || length > left.remaining()) {
            throw new BrokenRuleException("a message of " + length + " bytes");
        }
        final ByteBuffer message =
                left.slice(left.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        left.position(left.position() + length);
        return message;
    }

    private static String part(final ByteBuffer message) {
        final int length = message.getShort() & 0xFFFF;
        final ByteBuffer bytes = message.slice(message.position(), length);
        message.position(message.position() + length);
        return text(bytes);
    }
}
