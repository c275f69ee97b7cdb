package io.heliosdb.streaming.perf.formats;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Random types of messages, and random messages of them. */
final class RandomMessages {
    private static final List<FieldDescriptorProto.Type> SCALARS =
            List.of(
                    FieldDescriptorProto.Type.TYPE_DOUBLE,
                    FieldDescriptorProto.Type.TYPE_FLOAT,
                    FieldDescriptorProto.Type.TYPE_INT64,
                    FieldDescriptorProto.Type.TYPE_UINT64,
                    FieldDescriptorProto.Type.TYPE_INT32,
                    FieldDescriptorProto.Type.TYPE_FIXED64,
                    FieldDescriptorProto.Type.TYPE_FIXED32,
                    FieldDescriptorProto.Type.TYPE_BOOL,
                    FieldDescriptorProto.Type.TYPE_STRING,
                    FieldDescriptorProto.Type.TYPE_BYTES,
                    FieldDescriptorProto.Type.TYPE_UINT32,
                    FieldDescriptorProto.Type.TYPE_ENUM,
                    FieldDescriptorProto.Type.TYPE_SFIXED32,
                    FieldDescriptorProto.Type.TYPE_SFIXED64,
                    FieldDescriptorProto.Type.TYPE_SINT32,
                    FieldDescriptorProto.Type.TYPE_SINT64);

    private static final List<FieldDescriptorProto.Type> KEYS =
            List.of(
                    FieldDescriptorProto.Type.TYPE_STRING,
                    FieldDescriptorProto.Type.TYPE_INT32,
                    FieldDescriptorProto.Type.TYPE_SINT64,
                    FieldDescriptorProto.Type.TYPE_BOOL);

    private final Random random;

    RandomMessages(final Random random) {
        this.random = random;
    }

    static FieldDescriptorProto.Builder text(final String name, final int number) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setLabel(Label.LABEL_OPTIONAL)
                .setType(FieldDescriptorProto.Type.TYPE_STRING);
    }

    /** A file with the message Row, which has messages Part, and oneofs if that is wanted. */
    FileDescriptorProto file(final boolean isProto3, final boolean hasOneofs) {
        final EnumDescriptorProto.Builder word = EnumDescriptorProto.newBuilder().setName("Word");
        for (int i = 0; i < 4; i++) {
            word.addValue(
                    EnumValueDescriptorProto.newBuilder().setName("W" + i).setNumber(i * i * 50));
        }
        return FileDescriptorProto.newBuilder()
                .setName("row.proto")
                .setPackage("test")
                .setSyntax(isProto3 ? "proto3" : "proto2")
                .addEnumType(word)
                .addMessageType(message("Part", isProto3, false, true))
                .addMessageType(message("Row", isProto3, hasOneofs && !isProto3, false))
                .build();
    }

    private DescriptorProto message(
            final String name,
            final boolean isProto3,
            final boolean hasOneof,
            final boolean isInner) {
        final DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
        final Set<Integer> numbers = new HashSet<>();
        if (hasOneof) {
            message.addOneofDecl(OneofDescriptorProto.newBuilder().setName("choice"));
        }
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            int number = 1 + random.nextInt(random.nextInt(4) == 0 ? 3000 : 20);
            while (!numbers.add(number)) {
                number++;
            }
            final FieldDescriptorProto.Builder field = text("f" + i, number);
            type(field, isInner);
            final boolean isScalar = field.getType() != FieldDescriptorProto.Type.TYPE_MESSAGE;
            switch (random.nextInt(5)) {
                case 0 -> {
                    field.setLabel(Label.LABEL_REPEATED);
                    final boolean isPackable =
                            isScalar
                                    && field.getType() != FieldDescriptorProto.Type.TYPE_STRING
                                    && field.getType() != FieldDescriptorProto.Type.TYPE_BYTES;
                    if (isPackable && random.nextBoolean()) {
                        field.setOptions(FieldOptions.newBuilder().setPacked(random.nextBoolean()));
                    }
                }
                case 1 -> map(message, field, name);
                default -> {
                    if (hasOneof && random.nextBoolean()) {
                        field.setOneofIndex(0);
                    } else if (!isProto3 && random.nextInt(6) == 0) {
                        field.setLabel(Label.LABEL_REQUIRED);
                    }
                }
            }
            message.addField(field);
        }
        if (hasOneof && message.getFieldList().stream().noneMatch(f -> f.hasOneofIndex())) {
            message.addField(text("only", 4000).setOneofIndex(0));
        }
        return message.build();
    }

    private void type(final FieldDescriptorProto.Builder field, final boolean isInner) {
        if (!isInner && random.nextInt(5) == 0) {
            field.setType(FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(".test.Part");
            return;
        }
        field.setType(SCALARS.get(random.nextInt(SCALARS.size())));
        if (field.getType() == FieldDescriptorProto.Type.TYPE_ENUM) {
            field.setTypeName(".test.Word");
        }
    }

    private void map(
            final DescriptorProto.Builder message,
            final FieldDescriptorProto.Builder field,
            final String name) {
        final String entry = "F" + field.getName().substring(1) + "Entry";
        final FieldDescriptorProto.Builder value = field.clone().setName("value").setNumber(2);
        message.addNestedType(
                DescriptorProto.newBuilder()
                        .setName(entry)
                        .setOptions(MessageOptions.newBuilder().setMapEntry(true))
                        .addField(text("key", 1).setType(KEYS.get(random.nextInt(KEYS.size()))))
                        .addField(value));
        field.setLabel(Label.LABEL_REPEATED)
                .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                .setTypeName(".test." + name + "." + entry);
    }

    /** A message; of a oneof at most one field. */
    DynamicMessage message(final Descriptor type, final int depth) {
        final DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        for (final FieldDescriptor field : type.getFields()) {
            if (field.isMapField()) {
                entries(message, field, depth);
            } else if (field.isRepeated()) {
                for (int i = random.nextInt(5); i > 0; i--) {
                    message.addRepeatedField(field, value(field, depth));
                }
            } else if (field.isRequired() || random.nextInt(3) > 0) {
                message.setField(field, value(field, depth));
            }
        }
        return message.build();
    }

    private void entries(
            final DynamicMessage.Builder message, final FieldDescriptor field, final int depth) {
        final TreeMap<String, Message> entries = new TreeMap<>();
        for (int i = random.nextInt(12); i > 0; i -= 2) {
            final DynamicMessage entry =
                    DynamicMessage.newBuilder(field.getMessageType())
                            .setField(key(field), value(key(field), depth))
                            .setField(
                                    field.getMessageType().findFieldByNumber(2),
                                    value(field.getMessageType().findFieldByNumber(2), depth))
                            .build();
            entries.put(entry.getField(key(field)).toString(), entry);
        }
        entries.values().forEach(entry -> message.addRepeatedField(field, entry));
    }

    private static FieldDescriptor key(final FieldDescriptor map) {
        return map.getMessageType().findFieldByNumber(1);
    }

    private Object value(final FieldDescriptor field, final int depth) {
        final long whole = random.nextInt(6) == 0 ? 0 : random.nextLong() >> random.nextInt(64);
        return switch (field.getJavaType()) {
            case INT -> (int) whole;
            case LONG -> whole;
            case FLOAT -> random.nextInt(6) == 0 ? -0.0f : (float) random.nextGaussian();
            case DOUBLE -> random.nextInt(6) == 0 ? 0.0 : random.nextGaussian();
            case BOOLEAN -> random.nextBoolean();
            case STRING -> "\u00e4b\ud83d\ude00".repeat(3).substring(0, 4 * random.nextInt(3));
            case BYTE_STRING -> {
                final byte[] bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                yield ByteString.copyFrom(bytes);
            }
            case ENUM -> field.getEnumType().getValues().get(random.nextInt(4));
            case MESSAGE -> message(field.getMessageType(), depth + 1);
        };
    }

    /** The columns that a message has. */
    static List<Column> columns(final Descriptor type) {
        final List<Column> columns = new ArrayList<>();
        type.getFields().forEach(field -> columns.add(new Column(field.getName(), type(field))));
        return columns;
    }

    private static SqlType type(final FieldDescriptor field) {
        if (field.isMapField()) {
            return SqlType.map(one(key(field)), one(field.getMessageType().findFieldByNumber(2)));
        }
        return field.isRepeated() ? SqlType.array(one(field)) : one(field);
    }

    private static SqlType one(final FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> SqlType.INTEGER;
            case LONG -> SqlType.BIGINT;
            case FLOAT -> SqlType.FLOAT;
            case DOUBLE -> SqlType.DOUBLE;
            case BOOLEAN -> SqlType.BOOLEAN;
            case STRING -> SqlType.STRING;
            case BYTE_STRING -> SqlType.varbinary(SqlType.UNLIMITED);
            case ENUM -> field.getNumber() % 2 == 0 ? SqlType.STRING : SqlType.INTEGER;
            case MESSAGE -> {
                final List<Column> columns = columns(field.getMessageType());
                yield SqlType.row(
                        columns.stream().map(Column::name).toList(),
                        columns.stream().map(Column::type).toList());
            }
        };
    }

    /** A message as text; of entries of a map with one key the last, in the place of the first. */
    static String text(final Message message, final boolean showsAbsence) {
        final StringBuilder text = new StringBuilder("{");
        for (final FieldDescriptor field : message.getDescriptorForType().getFields()) {
            text.append(field.getName()).append('=');
            final boolean isMessage = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
            if (field.isMapField()) {
                text.append(entries(message, field, showsAbsence));
            } else if (field.isRepeated()) {
                for (final Object element : (List<?>) message.getField(field)) {
                    text.append(text(element, showsAbsence)).append(',');
                }
            } else if ((isMessage || showsAbsence) && !message.hasField(field)) {
                text.append("absent");
            } else {
                text.append(text(message.getField(field), showsAbsence));
            }
            text.append(';');
        }
        return text.append('}').toString();
    }

    private static Map<String, String> entries(
            final Message message, final FieldDescriptor field, final boolean showsAbsence) {
        final Map<String, String> entries = new LinkedHashMap<>();
        for (final Object element : (List<?>) message.getField(field)) {
            final Message entry = (Message) element;
            final FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
            entries.put(
                    text(entry.getField(key(field)), false),
                    text(entry.getField(value), showsAbsence));
        }
        return entries;
    }

    private static String text(final Object value, final boolean showsAbsence) {
        return switch (value) {
            case final Message message -> text(message, showsAbsence);
            case final ByteString bytes -> HexFormat.of().formatHex(bytes.toByteArray());
            default -> value.toString();
        };
    }
}
