package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.nested.Shape;

/** Writes the values of a field with their tags. One thread; allocates nothing. */
final class ProtoFieldWriter implements AutoCloseable {
    private final ProtoField field;
    private final Shape shape;
    private final WireOutput output;
    private final ProtoScalarWriter scalar;
    private final ProtoMessageWriter message;
    private final ProtoScalarWriter key;
    private final ProtoField keyField;
    private final ProtoField value;

    /**
     * @param scalar writes the field's values, or those of its map, unless they are messages
     * @param message writes them then
     * @param key writes the keys of a map
     */
    ProtoFieldWriter(
            final ProtoField field,
            final Shape shape,
            final WireOutput output,
            final ProtoScalarWriter scalar,
            final ProtoMessageWriter message,
            final ProtoScalarWriter key) {
        this.field = field;
        this.shape = shape;
        this.output = output;
        this.scalar = scalar;
        this.message = message;
        this.key = key;
        keyField = key == null ? null : field.message.field("key").orElseThrow();
        value = key == null ? field : field.message.field("value").orElseThrow();
    }

    ProtoField field() {
        return field;
    }

    /** Appends what a value that is not NULL makes. */
    void put(final long address) {
        if (key != null) {
            putMap(address);
        } else if (field.isRepeated) {
            putArray(address);
        } else if (message != null || field.hasPresence || !scalar.isDefault(address)) {
            putOne(field, address);
        }
    }

    private void putOne(final ProtoField of, final long address) {
        output.putTag(of.number, of.type.wire());
        if (message == null) {
            scalar.put(address);
            return;
        }
        final int begun = output.begin();
        message.put(address);
        output.end(begun);
    }

    private void putArray(final long array) {
        final int count = Shape.count(array);
        if (!field.isPacked) {
            for (int i = 0; i < count; i++) {
                putOne(field, shape.at(array, i));
            }
        } else if (count > 0) {
            output.putTag(field.number, WireInput.BYTES);
            final int begun = output.begin();
            for (int i = 0; i < count; i++) {
                scalar.put(shape.at(array, i));
            }
            output.end(begun);
        }
    }

    private void putMap(final long map) {
        final int count = shape.countOf(map);
        for (int i = 0; i < count; i++) {
            output.putTag(field.number, WireInput.BYTES);
            final int begun = output.begin();
            output.putTag(keyField.number, keyField.type.wire());
            key.put(shape.keys().at(Shape.keys(map), i));
            putOne(value, shape.values().at(Shape.values(map), i));
            output.end(begun);
        }
    }

    @Override
    public void close() {
        if (scalar != null) {
            scalar.close();
        }
        if (message != null) {
            message.close();
        }
        if (key != null) {
            key.close();
        }
    }
}
