package io.heliosdb.streaming.perf.formats;

import io.heliosdb.streaming.codecs.type.SqlType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;

/** Spellings of values that are right, nearly right, or wrong. */
final class RandomTexts {
    private final Random random;
    private final String strays;

    /**
     * @param strays characters that may be put in or take another's place
     */
    RandomTexts(final Random random, final String strays) {
        this.random = random;
        this.strays = strays;
    }

    String value(final SqlType type) {
        final String right = right(type);
        return random.nextInt(4) == 0 ? mutated(right) : right;
    }

    private String right(final SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> random.nextBoolean() ? "true" : "FALSE";
            case TINYINT -> Integer.toString(random.nextInt(300) - 150);
            case SMALLINT, INTEGER, BIGINT ->
                    Long.toString(random.nextLong() >> random.nextInt(64));
            case FLOAT, DOUBLE -> number();
            case DECIMAL -> BigDecimal.valueOf(random.nextInt(), random.nextInt(6)).toString();
            case DATE -> date().toString();
            case TIME -> time().toString();
            case TIMESTAMP -> date() + " " + time() + (random.nextBoolean() ? "" : ".1234");
            default -> "abc \u00e9\ud83d\ude00".substring(0, random.nextInt(6));
        };
    }

    private String number() {
        return random.nextBoolean()
                ? Float.toString(Float.intBitsToFloat(random.nextInt()))
                : Double.toString(random.nextInt(100_000) / 64.0);
    }

    private LocalDate date() {
        return LocalDate.ofEpochDay(random.nextInt(40_000));
    }

    private LocalTime time() {
        return LocalTime.of(random.nextInt(24), random.nextInt(60), 1 + random.nextInt(59));
    }

    /** A text with up to two changes. */
    String mutated(final String text) {
        final StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(3); i > 0; i--) {
            final int at = random.nextInt(changed.length() + 1);
            final String stray = String.valueOf(strays.charAt(random.nextInt(strays.length())));
            switch (random.nextInt(3)) {
                case 0 -> changed.insert(at, stray);
                case 1 -> changed.replace(Math.max(0, at - 1), at, stray);
                default -> changed.delete(Math.max(0, at - 1), at);
            }
        }
        return changed.toString();
    }
}
