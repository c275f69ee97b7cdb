package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.ValueTarget;
import io.heliosdb.streaming.codecs.memory.Utf8;

/** Texts and bytes. */
final class AvroBytes extends AvroValue {
    private static final int OWN_LENGTH = -1;

    private final boolean isText;
    private final int size;

    private AvroBytes(final boolean isText, final int size) {
        this.isText = isText;
        this.size = size;
    }

    /** Texts, each behind its length. */
    static AvroBytes texts() {
        return new AvroBytes(true, OWN_LENGTH);
    }

    /** Bytes, each value's behind their length. */
    static AvroBytes bytes() {
        return new AvroBytes(false, OWN_LENGTH);
    }

    /** As many bytes as the schema says. */
    static AvroBytes fixed(final int size) {
        return new AvroBytes(false, size);
    }

    @Override
    int read(final AvroInput input, final ValueTarget target) {
        final int length = size == OWN_LENGTH ? input.readLength() : size;
        final long bytes = input.take(length);
        if (isText && !Utf8.isValid(bytes, length)) {
            return FieldWriter.NOT_UTF8;
        }
        return target.putBytes(bytes, length);
    }
}
