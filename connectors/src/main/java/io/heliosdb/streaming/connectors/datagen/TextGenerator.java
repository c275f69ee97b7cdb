package io.heliosdb.streaming.connectors.datagen;

import io.heliosdb.streaming.codecs.row.RowWriter;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Random hexadecimal text of a fixed or varying length, as Flink's generator makes it. */
final class TextGenerator implements FieldGenerator {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final SplittableRandom random;
    private final byte[] text;
    private final boolean isVarying;

    TextGenerator(final SplittableRandom random, final int length, final boolean isVarying) {
        this.random = random;
        text = new byte[length];
        this.isVarying = isVarying;
    }

    @Override
    public void next(final RowWriter writer, final int column) {
        final int length =
                isVarying && text.length > 1 ? random.nextInt(1, text.length) : text.length;
        for (int i = 0; i < length; i++) {
            text[i] = DIGITS[random.nextInt(DIGITS.length)];
        }
        writer.putBytes(column, text, 0, length);
    }

    @Override
    public int maxVariableBytes() {
        return Integer.BYTES + text.length;
    }
}
