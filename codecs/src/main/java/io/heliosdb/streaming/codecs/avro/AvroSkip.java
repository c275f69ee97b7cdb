package io.heliosdb.streaming.codecs.avro;

/** Passes values that nobody reads. Stateless. */
final class AvroSkip {
    private static final int MAX_DEPTH = 200;

    private AvroSkip() {}

    /** Passes a value. */
    static void skip(final AvroInput input, final AvroSchema schema) {
        skip(input, schema, 0);
    }

    private static void skip(final AvroInput input, final AvroSchema schema, final int depth) {
        if (depth > MAX_DEPTH) {
            throw input.bad("a value is nested too deep");
        }
        input.step();
        switch (schema.kind()) {
            case NULL -> {}
            case BOOLEAN -> input.take(1);
            case INT, LONG, ENUM -> input.readLong();
            case FLOAT -> input.take(Float.BYTES);
            case DOUBLE -> input.take(Double.BYTES);
            case BYTES, STRING -> input.take(input.readLength());
            case FIXED -> input.take(schema.size());
            case RECORD -> {
                for (int i = 0; i < schema.parts().size(); i++) {
                    skip(input, schema.parts().get(i), depth + 1);
                }
            }
            case UNION ->
                    skip(
                            input,
                            schema.parts().get(input.readIndex(schema.parts().size())),
                            depth + 1);
            case ARRAY, MAP -> skipItems(input, schema, depth);
        }
    }

    private static void skipItems(final AvroInput input, final AvroSchema schema, final int depth) {
        for (long count = input.readLong(); count != 0; count = input.readLong()) {
            if (count < 0) {
                input.take(input.readLength());
            } else {
                for (long i = 0; i < count; i++) {
                    skipItem(input, schema, depth);
                }
            }
        }
    }

    private static void skipItem(final AvroInput input, final AvroSchema schema, final int depth) {
        if (schema.kind() == AvroSchema.Kind.MAP) {
            input.take(input.readLength());
        }
        skip(input, schema.parts().getFirst(), depth + 1);
    }

    /**
     * Counts the items of an array, and passes them.
     *
     * @return as many as may be there, which is no more than the bytes allow
     */
    static int count(final AvroInput input, final AvroSchema array) {
        final long most = input.remaining() + (1 << 16);
        long total = 0;
        for (long count = input.readLong(); count != 0; count = input.readLong()) {
            total += Math.abs(count);
            if (total > most || total < 0) {
                throw input.bad("an array is longer than its bytes");
            }
            if (count < 0) {
                input.take(input.readLength());
            } else {
                for (long i = 0; i < count; i++) {
                    skip(input, array.parts().getFirst(), 1);
                }
            }
        }
        return (int) total;
    }
}
