package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.format.EntryIndex;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.PartTarget;
import io.heliosdb.streaming.codecs.format.ValueTarget;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.text.TextOutput;

/** Maps: repeated messages of a key and a value; of equal keys the last counts. */
final class ProtoMap extends ProtoValue {
    private static final int KEY = 0;
    private static final int VALUE = 1;
    private static final int FIRST_BYTES = 256;

    private final ProtoField field;
    private final Shape shape;
    private final ProtoRecord entry;
    private final ProtoScalar key;
    private final boolean readsDefault;
    private final boolean needsValue;
    private final TextOutput keys;
    private final EntryIndex entries = new EntryIndex();
    private final PartTarget inner = new PartTarget();

    /**
     * @param entry reads the key and the value
     * @param key reads the key
     */
    ProtoMap(
            final Ledger ledger,
            final String owner,
            final ProtoField field,
            final Shape shape,
            final ProtoRecord entry,
            final ProtoScalar key,
            final boolean readsDefault) {
        this.field = field;
        this.shape = shape;
        this.entry = entry;
        this.key = key;
        this.readsDefault = readsDefault;
        final ProtoMessage value = field.message.field("value").orElseThrow().message;
        needsValue = value != null && value.hasRequired();
        keys = new TextOutput(ledger, owner, FIRST_BYTES);
    }

    @Override
    int read(
            final WireInput input,
            final ProtoRecord record,
            final int slot,
            final ValueTarget target) {
        if (record.count(slot) == 0 && !readsDefault) {
            return FieldWriter.NULL;
        }
        final PartTarget part = target.part();
        final NestedWriter writer = part.writer();
        final long outerEnd = input.end;
        input.end = record.end();
        collect(input, record, slot);
        final long map = writer.startMap();
        if (map == NestedWriter.NO_ROOM) {
            return FieldWriter.NO_ROOM;
        }
        int outcome = write(input, writer, shape.keys(), KEY);
        if (outcome == FieldWriter.WRITTEN) {
            outcome = write(input, writer, shape.values(), VALUE);
        }
        if (outcome != FieldWriter.WRITTEN) {
            return outcome;
        }
        input.end = outerEnd;
        writer.finishMap(map);
        return part.refer(map);
    }

    /** Finds the entries that count; numbers are the same however many bytes they take. */
    private void collect(final WireInput input, final ProtoRecord record, final int slot) {
        entries.clear();
        keys.clear();
        input.at = record.first(slot);
        final int count = record.count(slot);
        for (int i = 0; i < count; i++) {
            record.seek(input, field);
            final long start = input.at;
            scan(input);
            if (needsValue && entry.count(VALUE) == 0) {
                throw input.bad("the value of an entry lacks its required fields");
            }
            final long behind = entry.end();
            if (key.isText()) {
                collectText(input, start);
            } else {
                keys.putLong(key.bits(input, entry, KEY));
                keys.putLong(start);
            }
            input.at = behind;
        }
        for (int i = 0; i < keys.length(); i += 2 * Long.BYTES) {
            final long bits = keys.address() + i;
            entries.put(bits, Long.BYTES, Memory.getLong(bits + Long.BYTES));
        }
    }

    private void collectText(final WireInput input, final long start) {
        if (entry.count(KEY) == 0) {
            entries.put(start, 0, start);
            return;
        }
        input.at = entry.last(KEY);
        final int length = input.readLength();
        entries.put(input.take(length), length, start);
    }

    private void scan(final WireInput input) {
        final int length = input.readLength();
        entry.scan(input, input.at, input.at + length);
    }

    private int write(
            final WireInput input, final NestedWriter writer, final Shape array, final int slot) {
        final long end = input.end;
        final long value = writer.start(array, entries.count());
        if (value == NestedWriter.NO_ROOM) {
            return FieldWriter.NO_ROOM;
        }
        for (int i = 0; i < entries.count(); i++) {
            input.at = entries.value(i);
            input.end = end;
            scan(input);
            input.end = entry.end();
            final int outcome =
                    entry.value(slot).read(input, entry, slot, inner.at(writer, array, value, i));
            if (outcome != FieldWriter.WRITTEN) {
                return outcome == FieldWriter.NULL ? FieldWriter.INVALID : outcome;
            }
        }
        input.end = end;
        writer.finish(array, value);
        return FieldWriter.WRITTEN;
    }

    @Override
    public void close() {
        keys.close();
        entry.close();
    }
}
