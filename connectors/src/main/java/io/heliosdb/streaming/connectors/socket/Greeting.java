package io.heliosdb.streaming.connectors.socket;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.text.Ascii;
import io.heliosdb.streaming.connectors.spi.ConnectorError;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The first line of a producer that names itself: {@code HELLO producer-id}. */
final class Greeting {
    private static final byte[] WORD = "HELLO ".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern PRODUCER = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final int QUOTED_BYTES = 80;

    private Greeting() {}

    /** Whether a line begins as a greeting does. */
    static boolean isOne(final long address, final int length) {
        if (length < WORD.length) {
            return false;
        }
        for (int i = 0; i < WORD.length; i++) {
            if (Memory.getByte(address + i) != WORD[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The id of the producer in a greeting.
     *
     * @param length with the line feed
     * @throws HeliosException {@code HCON-0013} if it is none
     */
    static String producer(final long address, final int length) {
        final int rest = Math.min(length - WORD.length, QUOTED_BYTES);
        final String id = Ascii.string(address + WORD.length, rest).trim();
        if (!PRODUCER.matcher(id).matches()) {
            throw HeliosException.of(
                            ConnectorError.CLIENT_REFUSED, "'" + id + "' is no id of a producer")
                    .hint("greet with HELLO and 1 to 64 of A-Z a-z 0-9 . _ : -");
        }
        return id;
    }
}
