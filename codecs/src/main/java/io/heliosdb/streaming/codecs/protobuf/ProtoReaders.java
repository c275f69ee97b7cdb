package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.ArrayList;
import java.util.List;

/** Makes readers of messages as rows, by the rules of Flink for what is absent. Control plane. */
final class ProtoReaders {
    private final Ledger ledger;
    private final String owner;
    private final boolean readsDefaults;
    private final boolean readsSimpleDefaults;
    private final Opened opened = new Opened();

    /**
     * @param owner of the memory, for the ledger
     * @param root the message of the table's rows; if it is of proto3, what is absent and has no
     *     parts is the default of its type
     */
    ProtoReaders(
            final Ledger ledger,
            final String owner,
            final ProtoOptions options,
            final ProtoMessage root) {
        this.ledger = ledger;
        this.owner = owner;
        readsDefaults = options.readsDefaults();
        readsSimpleDefaults = readsDefaults || root.isProto3();
    }

    /** What reads the columns of a table. */
    ProtoRecord record(
            final ProtoMessage message, final List<String> names, final List<SqlType> types) {
        try {
            return record(message, names, types, "column ");
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private ProtoRecord record(
            final ProtoMessage message,
            final List<String> names,
            final List<SqlType> types,
            final String path) {
        final List<ProtoField> wanted = new ArrayList<>();
        final ProtoValue[] values = new ProtoValue[names.size()];
        for (int i = 0; i < values.length; i++) {
            final String place = path + names.get(i);
            final ProtoField field = ProtoTypes.field(message, names.get(i), types.get(i), place);
            wanted.add(field);
            values[i] = value(field, types.get(i), place);
        }
        return new ProtoRecord(message, wanted, values);
    }

    private ProtoValue value(final ProtoField field, final SqlType type, final String place) {
        final Shape shape = Shape.of(type);
        if (field.isMap()) {
            return map(field, shape, place);
        }
        if (!field.isRepeated) {
            return field.message == null
                    ? scalar(field, type, readsDefault(type))
                    : row(field, shape, place, readsDefaults);
        }
        final SqlType element = type.parts().getFirst();
        return field.message == null
                ? new ProtoArray(field, shape, scalar(field, element, true), null, readsDefaults)
                : new ProtoArray(
                        field,
                        shape,
                        null,
                        row(field, shape.element(), place, true),
                        readsDefaults);
    }

    private boolean readsDefault(final SqlType type) {
        return switch (type.kind()) {
            case TINYINT, SMALLINT -> readsDefaults;
            default -> readsSimpleDefaults;
        };
    }

    private ProtoScalar scalar(
            final ProtoField field, final SqlType type, final boolean readsDefault) {
        return opened.add(new ProtoScalar(ledger, owner, field, type, readsDefault));
    }

    private ProtoRow row(
            final ProtoField field,
            final Shape shape,
            final String place,
            final boolean readsDefault) {
        final ProtoRecord fields =
                record(field.message, shape.type().names(), shape.type().parts(), place + ".");
        return opened.add(new ProtoRow(ledger, owner, field, shape, fields, readsDefault));
    }

    private ProtoMap map(final ProtoField field, final Shape shape, final String place) {
        final ProtoField key = field.message.field("key").orElseThrow();
        final ProtoField value = field.message.field("value").orElseThrow();
        final SqlType type = shape.type();
        final ProtoScalar keys = scalar(key, type.parts().getFirst(), true);
        final ProtoValue values =
                value.message == null
                        ? scalar(value, type.parts().getLast(), true)
                        : row(value, Shape.of(type.parts().getLast()), place, true);
        return opened.add(
                new ProtoMap(
                        ledger,
                        owner,
                        field,
                        shape,
                        new ProtoRecord(field.message, List.of(key, value), keys, values),
                        keys,
                        readsDefaults));
    }
}
