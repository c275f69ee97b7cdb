package io.heliosdb.streaming.perf.proof.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes an input of a seed: one of the corpus, changed a few times. One thread. */
final class Mutator {
    private static final int MOST_CHANGES = 5;
    private static final int MOST_BYTES = 8 << 10;
    private static final int LARGE_ONE_IN = 2_000;
    private static final int LARGE_BYTES = 256 << 10;
    private static final int USUAL_DEPTH = 40;
    private static final int MOST_DEPTH = 3_000;
    private static final int DEEP_ONE_IN = 30;
    private static final long[] EXTREMES = {
        0,
        1,
        -1,
        2,
        127,
        128,
        255,
        256,
        Short.MAX_VALUE,
        Short.MIN_VALUE,
        65_535,
        65_536,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        4_294_967_295L,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final List<String> NUMBERS =
            List.of(
                    "-1",
                    "-0",
                    "1e400",
                    "1E-999999999",
                    "00",
                    "9223372036854775808",
                    "99999999999999999999999999999999999999999999",
                    "0.00000000000000000000000000000000000000000000001",
                    "NaN",
                    "-");
    private static final List<String> OPENINGS = List.of("[", "{\"a\":", "{", "\"", "(", "\\");

    private final SplittableRandom random;
    private final Corpus corpus;

    Mutator(final long seed, final Corpus corpus) {
        random = new SplittableRandom(seed);
        this.corpus = corpus;
    }

    /** The input. */
    byte[] make() {
        byte[] bytes = any(corpus.inputs());
        final int changes = random.nextInt(MOST_CHANGES + 1);
        for (int i = 0; i < changes; i++) {
            bytes = changed(bytes);
            if (bytes.length > MOST_BYTES) {
                bytes = Arrays.copyOf(bytes, MOST_BYTES);
            }
        }
        return random.nextInt(LARGE_ONE_IN) == 0 && bytes.length > 0 ? enlarged(bytes) : bytes;
    }

    /** Lengths of pieces that an input of this length may come in. */
    int[] pieces(final int length) {
        final int most = random.nextBoolean() ? 3 : 1 + length / (1 + random.nextInt(8));
        final int[] pieces = new int[8];
        Arrays.setAll(pieces, _ -> 1 + random.nextInt(Math.max(1, most)));
        // A large input in pieces of a byte would say nothing that a small one does not.
        pieces[pieces.length - 1] = Math.max(pieces[pieces.length - 1], length / 200);
        return pieces;
    }

    private byte[] any(final List<byte[]> list) {
        return list.get(random.nextInt(list.size()));
    }

    private byte[] changed(final byte[] bytes) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> bitTurned(bytes);
            case 2 -> byteSet(bytes);
            case 3 -> Arrays.copyOf(bytes, place(bytes));
            case 4 -> spliced(bytes);
            case 5 -> replaced(bytes, new byte[0]);
            case 6 -> repeated(bytes);
            case 7, 8 -> extreme(bytes);
            case 9 -> inserted(bytes, nested());
            case 10 -> replaced(bytes, text(NUMBERS));
            default ->
                    corpus.parts().isEmpty()
                            ? spliced(bytes)
                            : inserted(bytes, any(corpus.parts()));
        };
    }

    private int place(final byte[] bytes) {
        return random.nextInt(bytes.length + 1);
    }

    private byte[] text(final List<String> texts) {
        return texts.get(random.nextInt(texts.size())).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] bitTurned(final byte[] bytes) {
        final byte[] copy = bytes.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return copy;
    }

    private byte[] byteSet(final byte[] bytes) {
        final byte[] copy = bytes.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt();
        }
        return copy;
    }

    private byte[] spliced(final byte[] bytes) {
        final byte[] other = any(corpus.inputs());
        final int from = place(other);
        return joined(
                Arrays.copyOf(bytes, place(bytes)), Arrays.copyOfRange(other, from, other.length));
    }

    private byte[] replaced(final byte[] bytes, final byte[] by) {
        final int from = place(bytes);
        final int to = from + random.nextInt(Math.min(20, bytes.length - from) + 1);
        return joined(Arrays.copyOf(bytes, from), by, Arrays.copyOfRange(bytes, to, bytes.length));
    }

    private byte[] inserted(final byte[] bytes, final byte[] part) {
        final int at = place(bytes);
        return joined(Arrays.copyOf(bytes, at), part, Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private byte[] repeated(final byte[] bytes) {
        final int from = place(bytes);
        final int to = from + random.nextInt(bytes.length - from + 1);
        final byte[] part = Arrays.copyOfRange(bytes, from, to);
        final byte[][] all = new byte[2 + random.nextInt(6)][];
        Arrays.fill(all, part);
        return joined(
                Arrays.copyOf(bytes, to), joined(all), Arrays.copyOfRange(bytes, to, bytes.length));
    }

    /** A number of 2, 4 or 8 bytes, as lengths are, or one that is only a little wrong. */
    private byte[] extreme(final byte[] bytes) {
        final int width = Short.BYTES << random.nextInt(3);
        if (bytes.length < width) {
            return bytes;
        }
        final byte[] copy = bytes.clone();
        final ByteBuffer buffer = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
        final int at = random.nextInt(bytes.length - width + 1);
        final boolean isNear = random.nextInt(3) == 0;
        final long value = EXTREMES[random.nextInt(EXTREMES.length)];
        final int step = random.nextInt(9) - 4;
        switch (width) {
            case Short.BYTES ->
                    buffer.putShort(at, (short) (isNear ? buffer.getShort(at) + step : value));
            case Integer.BYTES ->
                    buffer.putInt(at, isNear ? buffer.getInt(at) + step : (int) value);
            default -> buffer.putLong(at, isNear ? buffer.getLong(at) + step : value);
        }
        return copy;
    }

    private byte[] nested() {
        final byte[] opening = text(OPENINGS);
        final int most = random.nextInt(DEEP_ONE_IN) == 0 ? MOST_DEPTH : USUAL_DEPTH;
        final byte[][] all = new byte[1 + random.nextInt(most)][];
        Arrays.fill(all, opening);
        return joined(all);
    }

    private byte[] enlarged(final byte[] bytes) {
        final byte[][] all = new byte[1 + random.nextInt(LARGE_BYTES) / bytes.length][];
        Arrays.fill(all, bytes);
        return joined(all);
    }

    private static byte[] joined(final byte[]... parts) {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (final byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
