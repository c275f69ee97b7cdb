package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.text.TextOutput;

import java.util.Arrays;

/**
 * Maps with texts as keys, and multisets of texts: objects. Of members with one name the last
 * counts; the entries keep the order of the names.
 */
final class JsonMapPart extends JsonPart {
    private static final int FIRST_ENTRIES = 16;
    private static final int FIRST_BYTES = 256;

    private final Shape shape;
    private final boolean isTolerant;
    private final JsonPart key;
    private final JsonPart value;
    private final JsonTokenizer tokenizer = new JsonTokenizer();
    private final Place inner = new Place();
    private final JsonText nameText;
    private final TextOutput names;
    private int count;
    private int[] nameEnds = new int[FIRST_ENTRIES];
    private JsonToken[] tokens = new JsonToken[FIRST_ENTRIES];
    private long[] addresses = new long[FIRST_ENTRIES];
    private int[] lengths = new int[FIRST_ENTRIES];
    private boolean[] areEscaped = new boolean[FIRST_ENTRIES];

    JsonMapPart(
            final Ledger ledger,
            final String owner,
            final JsonOptions options,
            final Shape shape,
            final boolean hasDecimals) {
        this.shape = shape;
        isTolerant = options.ignoresParseErrors();
        final Opened opened = new Opened();
        try {
            key = opened.add(of(ledger, owner, options, shape.keys().element(), hasDecimals));
            value = opened.add(of(ledger, owner, options, shape.values().element(), hasDecimals));
            nameText = opened.add(new JsonText(ledger, owner));
            names = new TextOutput(ledger, owner, FIRST_BYTES);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    @Override
    boolean isTolerant() {
        return isTolerant;
    }

    @Override
    int write(
            final JsonToken token,
            final long address,
            final int length,
            final boolean isEscaped,
            final Place place) {
        if (token != JsonToken.START_OBJECT) {
            return FieldWriter.INVALID;
        }
        collect(address, length);
        final NestedWriter writer = place.writer();
        final long map = writer.startMap();
        if (map == NestedWriter.NO_ROOM) {
            return FieldWriter.NO_ROOM;
        }
        int outcome = writeKeys(writer);
        if (outcome == FieldWriter.WRITTEN) {
            outcome = writeValues(writer);
        }
        if (outcome != FieldWriter.WRITTEN) {
            return outcome;
        }
        writer.finishMap(map);
        return place.refer(map);
    }

    private int writeKeys(final NestedWriter writer) {
        final long array = writer.start(shape.keys(), count);
        if (array == NestedWriter.NO_ROOM) {
            return FieldWriter.NO_ROOM;
        }
        for (int i = 0; i < count; i++) {
            final int outcome =
                    key.put(
                            JsonToken.STRING,
                            names.address() + nameStart(i),
                            nameEnds[i] - nameStart(i),
                            false,
                            inner.at(writer, shape.keys(), array, i));
            if (outcome != FieldWriter.WRITTEN) {
                return outcome;
            }
        }
        writer.finish(shape.keys(), array);
        return FieldWriter.WRITTEN;
    }

    private int writeValues(final NestedWriter writer) {
        final long array = writer.start(shape.values(), count);
        if (array == NestedWriter.NO_ROOM) {
            return FieldWriter.NO_ROOM;
        }
        for (int i = 0; i < count; i++) {
            final int outcome =
                    value.put(
                            tokens[i],
                            addresses[i],
                            lengths[i],
                            areEscaped[i],
                            inner.at(writer, shape.values(), array, i));
            if (outcome != FieldWriter.WRITTEN) {
                return outcome;
            }
        }
        writer.finish(shape.values(), array);
        return FieldWriter.WRITTEN;
    }

    /** Notes the members. */
    private void collect(final long address, final int length) {
        count = 0;
        names.clear();
        tokenizer.wrap(address, address + length);
        tokenizer.next();
        while (tokenizer.next() != JsonToken.END_OBJECT) {
            nameText.wrap(tokenizer.address(), tokenizer.length(), tokenizer.isEscaped());
            final int entry = entry();
            tokens[entry] = tokenizer.next();
            addresses[entry] = tokenizer.address();
            areEscaped[entry] = tokenizer.isEscaped();
            lengths[entry] = JsonSpans.length(tokenizer, tokens[entry]);
        }
    }

    /** The entry with the name, a new one if there is none. */
    private int entry() {
        for (int i = 0; i < count; i++) {
            final int start = nameStart(i);
            if (nameEnds[i] - start == nameText.length()
                    && Memory.equal(
                            names.address() + start, nameText.address(), nameText.length())) {
                return i;
            }
        }
        if (count == tokens.length) {
            nameEnds = Arrays.copyOf(nameEnds, 2 * count);
            tokens = Arrays.copyOf(tokens, 2 * count);
            addresses = Arrays.copyOf(addresses, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
            areEscaped = Arrays.copyOf(areEscaped, 2 * count);
        }
        names.put(nameText.address(), nameText.length());
        nameEnds[count] = names.length();
        return count++;
    }

    private int nameStart(final int entry) {
        return entry == 0 ? 0 : nameEnds[entry - 1];
    }

    @Override
    public void close() {
        key.close();
        value.close();
        nameText.close();
        names.close();
    }
}
