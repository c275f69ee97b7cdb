package io.heliosdb.streaming.codecs.protobuf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message type. */
final class ProtoMessage {
    private final String name;
    private final boolean isProto3;
    private final List<ProtoField> fields = new ArrayList<>();

    /** Whether it is what a map's entries are. */
    boolean isMapEntry;

    ProtoMessage(final String name, final boolean isProto3) {
        this.name = name;
        this.isProto3 = isProto3;
    }

    /** Full name. */
    String name() {
        return name;
    }

    boolean isProto3() {
        return isProto3;
    }

    List<ProtoField> fields() {
        return fields;
    }

    /** Whether it has a key and a value as the entries of maps have. */
    boolean isEntry() {
        final ProtoField key = field("key").orElse(null);
        final ProtoField value = field("value").orElse(null);
        return fields.size() == 2
                && key != null
                && value != null
                && key.number == 1
                && value.number == 2
                && key.type.isKey()
                && value.type != ProtoType.GROUP
                && !key.isRepeated
                && !value.isRepeated;
    }

    /** Whether it cannot be without a field. */
    boolean hasRequired() {
        return fields.stream().anyMatch(field -> field.isRequired);
    }

    Optional<ProtoField> field(final String fieldName) {
        return fields.stream().filter(field -> field.name.equals(fieldName)).findFirst();
    }
}
