package io.heliosdb.streaming.operators.contract;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A table of every stored type, all nullable but the time, and seeded rows with the values that
 * hurt.
 */
public final class Events {
    private static final Column[] COLUMNS = {
        new Column("k", SqlType.BIGINT),
        new Column("v", SqlType.BIGINT),
        new Column("ts", SqlType.timestamp(3)),
        new Column("name", SqlType.STRING),
        new Column("d", SqlType.DOUBLE),
        new Column("f", SqlType.FLOAT),
        new Column("i", SqlType.INTEGER),
        new Column("s", SqlType.SMALLINT),
        new Column("t", SqlType.TINYINT),
        new Column("b", SqlType.BOOLEAN),
        new Column("m", SqlType.decimal(10, 2)),
        new Column("n", SqlType.INTEGER.notNull()),
        new Column("day", SqlType.DATE)
    };

    private static final String[] NAMES = {
        "",
        "a",
        "ab",
        "abc",
        "abcd",
        "abcde",
        "twelve bytes",
        "thirteen byte",
        "a text that is longer than a slot",
        "a text that is longer than a slot too",
        "Grüße",
        "日本語テキスト",
        "\uD83D\uDE80 rocket"
    };
    private static final double[] DOUBLES = {
        0.0,
        -0.0,
        1.5,
        -2.25,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1e300,
        1e-300,
        0.1
    };

    private Events() {}

    public static Column[] columns() {
        return COLUMNS.clone();
    }

    /**
     * Rows in about the order of time, some late.
     *
     * @param keyCount number of different keys
     */
    public static List<Object[]> rows(final long seed, final int count, final int keyCount) {
        final Random random = new Random(seed);
        final List<Object[]> rows = new ArrayList<>();
        long timeMs = 1_000_000;
        for (int i = 0; i < count; i++) {
            timeMs += random.nextInt(400);
            final long jitterMs =
                    random.nextInt(20) == 0 ? random.nextInt(20_000) : random.nextInt(300);
            rows.add(
                    new Object[] {
                        orNull(random, (long) random.nextInt(keyCount) - 1),
                        orNull(
                                random,
                                random.nextInt(10) == 0
                                        ? Long.MIN_VALUE
                                        : (long) random.nextInt(1000) - 500),
                        timeMs - jitterMs,
                        orNull(random, NAMES[random.nextInt(NAMES.length)]),
                        orNull(random, DOUBLES[random.nextInt(DOUBLES.length)]),
                        orNull(random, (float) DOUBLES[random.nextInt(DOUBLES.length)]),
                        orNull(
                                random,
                                random.nextInt(5) == 0 ? Integer.MAX_VALUE : random.nextInt(100)),
                        orNull(random, (short) random.nextInt()),
                        orNull(random, (byte) random.nextInt()),
                        orNull(random, random.nextBoolean()),
                        orNull(
                                random,
                                BigDecimal.valueOf(
                                        random.nextInt(2_000_000_000) - 1_000_000_000, 2)),
                        random.nextInt(3),
                        orNull(random, random.nextInt(20_000) - 10_000)
                    });
        }
        return rows;
    }

    private static <T> T orNull(final Random random, final T value) {
        return random.nextInt(6) == 0 ? null : value;
    }
}
