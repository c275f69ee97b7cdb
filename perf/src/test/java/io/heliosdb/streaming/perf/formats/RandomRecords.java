package io.heliosdb.streaming.perf.formats;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random values of schemas of Avro that are values of SQL's types, too. */
final class RandomRecords {
    private static final int MS_PER_DAY = 86_400_000;
    private static final String LETTERS = "abc \u00e9\u20ac\ud83d\ude00";

    private final Random random;

    RandomRecords(final Random random) {
        this.random = random;
    }

    Object value(final Schema schema) {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT ->
                    schema.getLogicalType() instanceof LogicalTypes.TimeMillis
                            ? random.nextInt(MS_PER_DAY)
                            : (int) whole();
            case LONG -> whole();
            case FLOAT -> random.nextInt(9) == 0 ? Float.NaN : (float) random.nextGaussian();
            case DOUBLE -> random.nextInt(9) == 0 ? Double.NaN : random.nextGaussian();
            case STRING -> text();
            case BYTES ->
                    schema.getLogicalType() instanceof final LogicalTypes.Decimal decimal
                            ? decimal(decimal.getPrecision())
                            : bytes(random.nextInt(40));
            case UNION -> value(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
            case RECORD -> {
                final GenericData.Record record = new GenericData.Record(schema);
                schema.getFields().forEach(f -> record.put(f.pos(), value(f.schema())));
                yield record;
            }
            case ARRAY -> {
                final List<Object> items = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    items.add(value(schema.getElementType()));
                }
                yield items;
            }
            case MAP -> {
                final Map<String, Object> entries = new HashMap<>();
                for (int i = random.nextInt(20); i > 0; i -= 2) {
                    entries.put(text(), value(schema.getValueType()));
                }
                yield entries;
            }
            default -> throw new IllegalArgumentException(schema.toString());
        };
    }

    private long whole() {
        return random.nextLong() >> random.nextInt(64);
    }

    private String text() {
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            final int at = random.nextInt(7);
            text.append(LETTERS, at, at == 6 ? 8 : at + 1);
        }
        return text.toString();
    }

    private ByteBuffer bytes(final int count) {
        final byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private ByteBuffer decimal(final int precision) {
        final BigInteger limit = BigInteger.TEN.pow(1 + random.nextInt(precision));
        final BigInteger number = new BigInteger(130, random).mod(limit);
        return ByteBuffer.wrap((random.nextBoolean() ? number : number.negate()).toByteArray());
    }
}
