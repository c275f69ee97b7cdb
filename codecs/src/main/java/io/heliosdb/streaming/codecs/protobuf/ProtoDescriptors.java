package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The messages of a descriptor set, as {@code protoc --descriptor_set_out} writes it: itself a
 * message of Protobuf, {@code google.protobuf.FileDescriptorSet}. Used once; control plane.
 */
final class ProtoDescriptors {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_NUMBER = (1 << 29) - 1;

    private final String file;
    private final Map<String, ProtoMessage> messages = new HashMap<>();
    private final Map<String, ProtoEnum> enums = new HashMap<>();

    private ProtoDescriptors(final String file) {
        this.file = file;
    }

    /**
     * The message of a name.
     *
     * @param file name of the descriptor set, for errors
     * @param set its bytes
     * @throws HeliosException {@code HCOD-0114} if it cannot be read or has no such message
     */
    static ProtoMessage message(final String file, final byte[] set, final String name) {
        final ProtoDescriptors descriptors = new ProtoDescriptors(file);
        final DescriptorBytes bytes = new DescriptorBytes(file, set);
        while (bytes.next()) {
            if (bytes.number() == 1) {
                descriptors.file(bytes.message());
            } else {
                bytes.skip();
            }
        }
        descriptors.link();
        final ProtoMessage found = descriptors.messages.get(name);
        if (found == null) {
            throw descriptors
                    .unusable("it has no message " + name)
                    .hint("its messages are " + String.join(", ", descriptors.names()));
        }
        return found;
    }

    private List<String> names() {
        final TreeSet<String> names = new TreeSet<>();
        messages.forEach(
                (name, message) -> {
                    if (!message.isMapEntry) {
                        names.add(name);
                    }
                });
        return List.copyOf(names).subList(0, Math.min(20, names.size()));
    }

    private HeliosException unusable(final String why) {
        return HeliosException.of(
                        FormatError.DESCRIPTOR, "the descriptor set " + file + " cannot be used")
                .detail(why)
                .hint("write it with protoc --include_imports --descriptor_set_out=FILE");
    }

    private void file(final DescriptorBytes bytes) {
        final DescriptorBytes head = bytes.again();
        String scope = "";
        String syntax = "proto2";
        while (head.next()) {
            switch (head.number()) {
                case 2 -> scope = head.text();
                case 12 -> syntax = head.text();
                default -> head.skip();
            }
        }
        if (!syntax.equals("proto2") && !syntax.equals("proto3")) {
            throw unusable("a file has the syntax " + syntax).hint("proto2 and proto3 are read");
        }
        final boolean isProto3 = syntax.equals("proto3");
        while (bytes.next()) {
            switch (bytes.number()) {
                case 4 -> type(bytes.message(), scope, isProto3, 0);
                case 5 -> enumeration(bytes.message(), scope, isProto3);
                default -> bytes.skip();
            }
        }
    }

    private static String inner(final String scope, final String name) {
        return scope.isEmpty() ? name : scope + "." + name;
    }

    private void enumeration(
            final DescriptorBytes bytes, final String scope, final boolean isProto3) {
        final ProtoEnum found = new ProtoEnum(isProto3);
        String name = "";
        while (bytes.next()) {
            switch (bytes.number()) {
                case 1 -> name = bytes.text();
                case 2 -> value(bytes.message(), found);
                default -> bytes.skip();
            }
        }
        if (found.names().isEmpty()) {
            throw unusable("the enum " + name + " has no values");
        }
        enums.put(inner(scope, name), found);
    }

    private static void value(final DescriptorBytes bytes, final ProtoEnum enumeration) {
        String name = "";
        int number = 0;
        while (bytes.next()) {
            switch (bytes.number()) {
                case 1 -> name = bytes.text();
                case 2 -> number = (int) bytes.varint();
                default -> bytes.skip();
            }
        }
        enumeration.add(name, number);
    }

    private void type(
            final DescriptorBytes bytes,
            final String scope,
            final boolean isProto3,
            final int depth) {
        if (depth > MAX_DEPTH) {
            throw unusable("types are nested too deep");
        }
        final DescriptorBytes head = bytes.again();
        String own = "";
        while (head.next()) {
            if (head.number() == 1) {
                own = head.text();
            } else {
                head.skip();
            }
        }
        final ProtoMessage message = new ProtoMessage(inner(scope, own), isProto3);
        messages.put(message.name(), message);
        while (bytes.next()) {
            switch (bytes.number()) {
                case 2 -> message.fields().add(field(bytes.message(), isProto3));
                case 3 -> type(bytes.message(), message.name(), isProto3, depth + 1);
                case 4 -> enumeration(bytes.message(), message.name(), isProto3);
                case 7 -> message.isMapEntry = isMapEntry(bytes.message());
                default -> bytes.skip();
            }
        }
        checkFields(message);
    }

    private void checkFields(final ProtoMessage message) {
        final Set<Object> known = new HashSet<>();
        for (final ProtoField field : message.fields()) {
            if (!known.add(field.name) || !known.add(field.number)) {
                throw unusable(
                        "the message "
                                + message.name()
                                + " has two fields "
                                + field.name
                                + " or two of the number "
                                + field.number);
            }
        }
    }

    private static boolean isMapEntry(final DescriptorBytes options) {
        boolean isMapEntry = false;
        while (options.next()) {
            if (options.number() == 7) {
                isMapEntry = options.varint() != 0;
            } else {
                options.skip();
            }
        }
        return isMapEntry;
    }

    private ProtoField field(final DescriptorBytes bytes, final boolean isProto3) {
        final ProtoField field = new ProtoField();
        int label = 1;
        int packed = -1;
        boolean isOptional = !isProto3;
        while (bytes.next()) {
            switch (bytes.number()) {
                case 1 -> field.name = bytes.text();
                case 3 -> field.number = (int) Math.clamp(bytes.varint(), -1L, MAX_NUMBER + 1L);
                case 4 -> label = (int) bytes.varint();
                case 5 -> field.type = ProtoType.of(bytes.varint());
                case 6 -> field.typeName = bytes.text().replaceFirst("^\\.", "");
                case 7 -> field.defaultText = bytes.text();
                case 8 -> packed = packed(bytes.message());
                case 9 -> field.oneof = (int) bytes.varint();
                case 17 -> isOptional |= bytes.varint() != 0;
                default -> bytes.skip();
            }
        }
        if (field.type == null || field.number <= 0 || field.number > MAX_NUMBER) {
            throw unusable("the field " + field.name + " has no type or number that is known");
        }
        field.isRequired = label == 2;
        field.isRepeated = label == 3;
        field.isPacked =
                field.isRepeated
                        && field.type.isPackable()
                        && (packed < 0 ? isProto3 : packed == 1);
        field.hasPresence =
                !field.isRepeated
                        && (isOptional
                                || field.oneof != ProtoField.NO_ONEOF
                                || field.type == ProtoType.MESSAGE);
        return field;
    }

    private static int packed(final DescriptorBytes options) {
        int packed = -1;
        while (options.next()) {
            if (options.number() == 2) {
                packed = options.varint() == 0 ? 0 : 1;
            } else {
                options.skip();
            }
        }
        return packed;
    }

    /** Lets fields lead to their types. */
    private void link() {
        for (final ProtoMessage message : messages.values()) {
            for (final ProtoField field : message.fields()) {
                link(field);
            }
        }
        for (final ProtoMessage message : messages.values()) {
            if (message.isMapEntry && !message.isEntry()) {
                throw unusable("the entries of a map, " + message.name() + ", are none");
            }
        }
    }

    private void link(final ProtoField field) {
        final boolean isFound =
                switch (field.type) {
                    case MESSAGE, GROUP -> {
                        field.message = messages.get(field.typeName);
                        yield field.message != null;
                    }
                    case ENUM -> {
                        field.enumeration = enums.get(field.typeName);
                        yield field.enumeration != null;
                    }
                    default -> true;
                };
        if (!isFound) {
            throw unusable("the type " + field.typeName + " is not in it");
        }
    }
}
