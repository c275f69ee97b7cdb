package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.functions.FunctionError;
import io.heliosdb.streaming.operators.interpreter.scalar.JsonMembers;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.Map;
import java.util.TreeMap;

/** JSON_OBJECTAGG: texts of JSON by their names. */
final class NamedTexts {
    private static final String NULL = "null";

    private final AggregateCall call;
    private final Map<String, String> members = new TreeMap<>();

    private NamedTexts(final AggregateCall call) {
        this.call = call;
    }

    /** What a call keeps; null if it is another one. */
    static NamedTexts of(final AggregateCall call) {
        return switch (call.function()) {
            case JSON_OBJECTAGG_NULL_ON_NULL, JSON_OBJECTAGG_ABSENT_ON_NULL -> new NamedTexts(call);
            default -> null;
        };
    }

    /** Adds a member, or takes one back. */
    void change(final Row row, final Object name, final boolean isRetraction) {
        final Object value = row.value(call.further().getFirst());
        if (isRetraction) {
            members.remove((String) name);
            return;
        }
        refuse((String) name);
        final boolean isAbsent =
                call.function() == AggregateCall.Function.JSON_OBJECTAGG_ABSENT_ON_NULL;
        if (value != null || !isAbsent) {
            members.put((String) name, value == null ? NULL : (String) value);
        }
    }

    private void refuse(final String name) {
        if (members.containsKey(name)) {
            throw HeliosException.of(
                    FunctionError.ARGUMENT, "JSON_OBJECTAGG has the name twice: " + name);
        }
    }

    /** Adds what a later slice has. */
    void merge(final NamedTexts later) {
        later.members.forEach(
                (name, value) -> {
                    refuse(name);
                    members.put(name, value);
                });
    }

    Object result() {
        return JsonMembers.object(members);
    }

    void snapshot(final SnapshotWriter writer) {
        writer.putLong(members.size());
        members.forEach(
                (name, value) -> {
                    HeapValues.write(writer, name);
                    HeapValues.write(writer, value);
                });
    }

    void restore(final SnapshotReader reader) {
        members.clear();
        for (long left = reader.getLong(); left > 0; left--) {
            final String name = (String) HeapValues.read(reader);
            members.put(name, (String) HeapValues.read(reader));
        }
    }
}
