package io.heliosdb.streaming.perf.functions;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.functions.Scratch;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Random arguments, and native memory for texts. */
final class Samples implements AutoCloseable {
    private static final String[] PIECES = {
        "", "a", "b", "A", "Z", "ab", "abc", " ", "  ", "\t", "\n", ".", ",", "-", "%", "_", "0",
        "7", "19", "ß", "é", "Ω", "ﬁ", "日本", "語", "😀", "\u0301", "ı", "İ", "\u2028", "مرحبا"
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "+1",
        "1",
        "-1",
        "127",
        "128",
        "-128",
        "-129",
        "32767",
        "32768",
        "2147483647",
        "2147483648",
        "-2147483648",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "1.5",
        ".5",
        "5.",
        ".",
        "+",
        "-",
        "",
        " ",
        " 12 ",
        "\t3",
        "1e3",
        "1E-3",
        "1e",
        "1e+",
        "e5",
        "x",
        "1x",
        "1 2",
        "12a ",
        "00012",
        "NaN",
        "Infinity",
        "-Infinity",
        "nan",
        "1f",
        "1d",
        "0x10",
        "0x1p3",
        "1_000",
        "123456789012345678",
        "1234567890123456789",
        "0.1234567890123456789",
        "9.995",
        "99.995",
        "-99.995",
        "1e400",
        "-1e-400",
        "3.4028235e38",
        "4.9e-324",
        "1.17549435E-38",
        "true",
        "T",
        "yes",
        "No",
        "0",
        "FALSE",
        "on",
        "1..2",
        "1-2",
        "--1",
        "1e-19",
        "1e-18",
        "12e-3 ",
        "1e17",
        "1e18",
        "0.000000000000000001"
    };
    private static final String[] TIMES = {
        "2024-02-29",
        "2023-02-29",
        "2024-02-30",
        "2024-1-5",
        "2024-01-05 01:02:03",
        "2024-01-05 1:2:3",
        "2024-01-05 01:02:03.1",
        "2024-01-05 01:02:03.123456789",
        "2024-01-05 01:02:03.1234567890",
        "2024-01-05T01:02:03",
        "2024-01-05 24:00:00",
        "2024-01-05 23:59:60",
        "2024-13-05",
        "2024-00-05",
        "2024-01-32",
        "2024-01",
        "2024",
        " 2024-01-05",
        "2024-01-05 ",
        "2024-01-05 x",
        "1969-12-31 23:59:59.999",
        "0001-01-01 00:00:00",
        "0000-01-01",
        "9999-12-31 23:59:59.999",
        "+12345-01-01 00:00:00",
        "12345-01-01",
        "-2024-01-01",
        "2024-1-",
        "2024-1",
        "",
        " ",
        "x",
        "2024-01-05 01:02",
        "2024-01-05 01:02:03.",
        "2024-01-05  01:02:03",
        "2024/01/05",
        "20240105",
        "2024-01-05 01:02:03+01:00",
        "1582-10-04 00:00:00",
        "1500-02-29"
    };

    private final Random random;
    private final Ledger ledger = new Ledger(64 << 20);
    private final Arena texts = Arena.open(ledger, "texts", "test", 1 << 20);
    private long top;
    final Scratch scratch = Scratch.open(ledger, "test", 1 << 20);

    Samples(final long seed) {
        random = new Random(seed);
        reset();
    }

    void reset() {
        top = texts.address();
        scratch.reset();
    }

    int below(final int bound) {
        return random.nextInt(bound);
    }

    String text() {
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    String numeral() {
        return switch (random.nextInt(5)) {
            case 0 -> Long.toString(random.nextLong());
            case 1 -> Double.toString(number());
            case 2 -> (random.nextInt(2000) - 1000) + "." + random.nextInt(1000);
            default -> NUMBERS[random.nextInt(NUMBERS.length)];
        };
    }

    String time() {
        return random.nextInt(3) > 0
                ? TIMES[random.nextInt(TIMES.length)]
                : String.format(
                        "%04d-%d-%02d %02d:%02d:%02d.%03d",
                        random.nextInt(10000),
                        1 + random.nextInt(13),
                        1 + random.nextInt(31),
                        random.nextInt(25),
                        random.nextInt(60),
                        random.nextInt(60),
                        random.nextInt(1000));
    }

    int small() {
        return switch (random.nextInt(12)) {
            case 0 -> Integer.MIN_VALUE + random.nextInt(3);
            case 1 -> Integer.MAX_VALUE - random.nextInt(3);
            default -> random.nextInt(21) - 8;
        };
    }

    double number() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(2001) - 1000;
            case 1 -> (random.nextInt(200001) - 100000) / 1000.0;
            case 2 -> (random.nextInt(2001) - 1000) / 8.0;
            case 3 -> random.nextDouble();
            case 4 -> -0.0;
            default -> {
                final double any = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(any) ? any : 0.005;
            }
        };
    }

    long integer() {
        return random.nextLong() >> random.nextInt(64);
    }

    /** A time between the years 1 and 9999, often near a boundary. */
    long timestamp() {
        final long any = -62_135_596_800_000L + (long) (random.nextDouble() * 315_537_897_600_000L);
        return switch (random.nextInt(4)) {
            case 0 -> any / 86_400_000L * 86_400_000L - random.nextInt(3) + 1;
            case 1 -> random.nextInt(2_000_000_000) - 1_000_000_000L;
            default -> any;
        };
    }

    /** Lays a text down, valid until the next {@link #reset}. */
    long lay(final String value) {
        final byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        final long address = top;
        Memory.putInt(address, bytes.length);
        Memory.copyFromArray(bytes, 0, address + Integer.BYTES, bytes.length);
        top += Integer.BYTES + bytes.length;
        return address;
    }

    /** A text of the engine as a string; null for NULL. */
    static String string(final long text) {
        if (text == 0) {
            return null;
        }
        final byte[] bytes = new byte[Memory.getInt(text)];
        Memory.copyToArray(text + Integer.BYTES, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        scratch.close();
        texts.close();
        ledger.close();
    }
}
