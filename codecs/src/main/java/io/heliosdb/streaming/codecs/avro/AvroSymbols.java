package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.format.ValueTarget;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.text.TextOutput;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The symbols of an enum as texts. */
final class AvroSymbols extends AvroValue {
    private static final int FIRST_BYTES = 256;

    private final TextOutput texts;
    private final int[] ends;

    AvroSymbols(final Ledger ledger, final String owner, final List<String> symbols) {
        texts = new TextOutput(ledger, owner, FIRST_BYTES);
        ends = new int[symbols.size()];
        for (int i = 0; i < ends.length; i++) {
            texts.put(symbols.get(i).getBytes(StandardCharsets.UTF_8));
            ends[i] = texts.length();
        }
    }

    @Override
    int read(final AvroInput input, final ValueTarget target) {
        final int symbol = input.readIndex(ends.length);
        final int start = symbol == 0 ? 0 : ends[symbol - 1];
        return target.putBytes(texts.address() + start, ends[symbol] - start);
    }

    @Override
    public void close() {
        texts.close();
    }
}
