package io.heliosdb.streaming.perf.formats;

import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Bytes of Avro's encoding in the order in which they are appended, true or not. */
final class AvroBytes {
    static final byte[] MARKER = new byte[16];

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

    AvroBytes number(final long value) {
        try {
            encoder.writeLong(value);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    AvroBytes bytes(final byte... more) {
        bytes.writeBytes(more);
        return this;
    }

    AvroBytes text(final String text) {
        final byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return number(utf8.length).bytes(utf8);
    }

    AvroBytes zeros(final int count) {
        return bytes(new byte[count]);
    }

    byte[] array() {
        return bytes.toByteArray();
    }

    /** A file of one block, with a marker of zeros. */
    static byte[] file(
            final String schema, final String codec, final long records, final byte... data) {
        return new AvroBytes()
                .bytes((byte) 'O', (byte) 'b', (byte) 'j', (byte) 1)
                .number(2)
                .text("avro.schema")
                .text(schema)
                .text("avro.codec")
                .text(codec)
                .number(0)
                .bytes(MARKER)
                .number(records)
                .number(data.length)
                .bytes(data)
                .bytes(MARKER)
                .array();
    }
}
