package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.runtime.ValueOrder;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.List;

/**
 * The values of a column that an entry has counted ({@code ValueCounts}): the field with their
 * handle, and the source of calls. Their code uses a local {@code blobs}.
 */
final class CountedValues {
    private final SqlType type;
    private final EntryLayout.Field field;

    CountedValues(final EntryLayout layout, final SqlType type) {
        this.type = type;
        field = layout.field(2 * Long.BYTES);
    }

    /** Address of the field in an entry. */
    String field(final String entry) {
        return field.address(entry);
    }

    /**
     * Writes what a value's 16 bytes need; returns the arguments that stand for it in calls.
     *
     * @param value may be NULL
     */
    String arguments(final Code code, final Value.Local value) {
        if (value.isNull().equals(Value.NEVER)) {
            return numbers(code, value);
        }
        // the numbers of CollectedValues.NULL
        final Variable head = code.variable("long", "head", "Long.MIN_VALUE");
        final Variable tail = code.variable("long", "tail", "Long.MIN_VALUE");
        final String text = type.isVariable() ? value.value() : "0L";
        code.open("if (!" + value.isNull() + ")");
        final String[] parts = numbers(code, value).split(", ", 3);
        code.line(head.name() + " = " + parts[0] + ";").line(tail.name() + " = " + parts[1] + ";");
        code.close();
        return head.name() + ", " + tail.name() + ", " + text;
    }

    private String numbers(final Code code, final Value.Local value) {
        final List<Variable> numbers =
                new KeyPart("counted", type, field, null).bind(code, value).numbers();
        final String first = numbers.getFirst().name();
        final String head = type.kind() == TypeKind.BOOLEAN ? "(" + first + " ? 1L : 0L)" : first;
        final String tail = numbers.size() == 2 ? numbers.getLast().name() : "0L";
        return head + ", " + tail + ", " + (type.isVariable() ? value.value() : "0L");
    }

    /** Source of a call that counts a value, true if it is the first of its kind. */
    String add(final String entry, final String arguments, final String blobs) {
        return "ValueCounts.add(" + field(entry) + ", " + arguments + ", " + blobs + ")";
    }

    /** As {@link #add}, as often as a value that another entry has. */
    String addSeen(
            final String entry, final String arguments, final String at, final String blobs) {
        return "ValueCounts.addSeen("
                + field(entry)
                + ", "
                + arguments
                + ", ValueCounts.countOf("
                + at
                + "), "
                + blobs
                + ")";
    }

    /** Source of a call that takes a value back, true if it was the last of its kind. */
    String remove(final String entry, final String arguments) {
        return "ValueCounts.remove(" + field(entry) + ", " + arguments + ", blobs)";
    }

    /** Source of the value whose 16 bytes are at an address; good until the entry changes. */
    String read(final String address) {
        final String number = "Memory.getLong(" + address + ")";
        if (MemoryAccess.isByAddress(type)) {
            return MemoryAccess.byAddress(type, "keep", "scratch, " + address);
        }
        return switch (type.kind()) {
            case BOOLEAN -> number + " != 0L";
            case TINYINT, SMALLINT, INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH -> "(int) " + number;
            case FLOAT -> "Float.intBitsToFloat((int) " + number + ")";
            case DOUBLE -> "Double.longBitsToDouble(" + number + ")";
            case CHAR, VARCHAR, BINARY, VARBINARY, ARRAY, MAP, MULTISET, ROW, BITMAP ->
                    "TextSlots.address(" + address + ", blobs)";
            default -> number;
        };
    }

    /** The number of the order that MIN and MAX go by. */
    int order() {
        if (MemoryAccess.isFineTimestamp(type)) {
            return ValueOrder.FINE_TIMESTAMP;
        }
        return switch (type.kind()) {
            case FLOAT -> ValueOrder.FLOAT;
            case DOUBLE -> ValueOrder.DOUBLE;
            case CHAR, VARCHAR, BINARY, VARBINARY -> ValueOrder.TEXT;
            case DECIMAL -> type.isLongDecimal() ? ValueOrder.NUMBER : ValueOrder.WIDE_DECIMAL;
            default -> ValueOrder.NUMBER;
        };
    }

    /** Writes the code that gives back what an entry has counted. */
    void release(final Code code, final String entry) {
        code.line("ValueCounts.release(" + field(entry) + ", " + type.isVariable() + ", blobs);");
    }

    SqlType type() {
        return type;
    }
}
