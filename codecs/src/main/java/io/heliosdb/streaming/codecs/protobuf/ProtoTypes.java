package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

/** Which types of columns hold which fields: those that Flink has. Control plane. */
final class ProtoTypes {
    private ProtoTypes() {}

    /**
     * The field of a name, if it fits a type.
     *
     * @throws HeliosException {@code HCOD-0112} if there is none, or it does not fit
     */
    static ProtoField field(
            final ProtoMessage message, final String name, final SqlType type, final String path) {
        final ProtoField field =
                message.field(name)
                        .orElseThrow(
                                () ->
                                        misfit(
                                                path,
                                                "the message "
                                                        + message.name()
                                                        + " has no such field"));
        check(field, type, path);
        return field;
    }

    private static void check(final ProtoField field, final SqlType type, final String path) {
        final boolean fits;
        if (field.isMap()) {
            fits = type.kind() == TypeKind.MAP;
            if (fits) {
                field(field.message, "key", type.parts().getFirst(), path);
                field(field.message, "value", type.parts().getLast(), path);
            }
        } else if (field.isRepeated) {
            fits = type.kind() == TypeKind.ARRAY && fitsOne(field, type.parts().getFirst());
        } else {
            fits = fitsOne(field, type);
        }
        if (!fits) {
            throw misfit(path, "the field is of the type " + field + ", the table's is " + type);
        }
    }

    private static boolean fitsOne(final ProtoField field, final SqlType type) {
        return switch (field.type) {
            case DOUBLE -> type.kind() == TypeKind.DOUBLE;
            case FLOAT -> type.kind() == TypeKind.FLOAT;
            case INT64, UINT64, FIXED64, SFIXED64, SINT64 -> type.kind() == TypeKind.BIGINT;
            case INT32, UINT32, FIXED32, SFIXED32, SINT32 -> type.kind() == TypeKind.INTEGER;
            case BOOL -> type.kind() == TypeKind.BOOLEAN;
            case STRING -> type.isCharacter();
            case BYTES -> type.isBinary();
            case ENUM -> type.isCharacter() || type.isInteger();
            case MESSAGE -> type.kind() == TypeKind.ROW;
            case GROUP -> false;
        };
    }

    static HeliosException misfit(final String path, final String why) {
        return HeliosException.of(FormatError.FILE_SCHEMA, "a message does not fit the table")
                .detail(path + ": " + why)
                .hint("declare the column as the message has it, or leave it out");
    }
}
