package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.ArrayList;
import java.util.List;

/**
 * One grouping column in an entry.
 *
 * @param isPresent flag that is set unless the key is NULL; null if it never is
 */
record KeyPart(String name, SqlType type, EntryLayout.Field field, EntryLayout.Flag isPresent) {
    /** Bytes in the entry: those of the type, and 16 for a text (see {@code TextSlots}). */
    static int width(final SqlType type) {
        return type.isVariable() || MemoryAccess.isFineTimestamp(type)
                ? 2 * Long.BYTES
                : type.fixedWidthBytes();
    }

    /** The column as a value of the entry. */
    Value stored(final String entry) {
        final String isNull = isPresent == null ? Value.NEVER : "!(" + isPresent.isSet(entry) + ")";
        if (type.isVariable()) {
            return new Value.Derived(
                    "TextSlots.address(" + field.address(entry) + ", blobs)",
                    isNull,
                    type,
                    List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
        }
        return new Value.Stored(field.address(entry), isNull, type, AggregateCode.variables(entry));
    }

    /** A value of the column as numbers that are equal exactly if the keys are; zeroes for NULL. */
    Bound bind(final Code code, final Value.Local value) {
        final boolean canBeNull = isPresent != null && !value.isNull().equals(Value.NEVER);
        final List<Variable> numbers = new ArrayList<>();
        if (type.isVariable()) {
            numbers.add(
                    code.local(
                            "long",
                            name + "Head",
                            orZero(canBeNull, value, "TextSlots.head(" + value.value() + ")")));
            numbers.add(
                    code.local(
                            "long",
                            name + "Tail",
                            orZero(canBeNull, value, "TextSlots.tail(" + value.value() + ")")));
        } else if (type.fixedWidthBytes() > Long.BYTES) {
            final boolean isTime = MemoryAccess.isFineTimestamp(type);
            final String low = isTime ? "FineTimestamps.epochMs(" : "WideDecimals.low(";
            final String high = isTime ? "FineTimestamps.nanosOfMs(" : "WideDecimals.high(";
            numbers.add(
                    code.local(
                            "long",
                            name + "Low",
                            orZero(canBeNull, value, low + value.value() + ")")));
            numbers.add(
                    code.local(
                            "long",
                            name + "High",
                            orZero(canBeNull, value, high + value.value() + ")")));
        } else if (canBeNull || isBitwise()) {
            numbers.add(
                    code.local(
                            isBitwise() ? "long" : numberType(),
                            name + "Key",
                            orZero(canBeNull, value, bits(value.value()))));
        } else {
            numbers.add(new Variable(numberType(), value.value()));
        }
        return new Bound(this, value, canBeNull, numbers);
    }

    private String orZero(final boolean canBeNull, final Value.Local value, final String source) {
        final String zero =
                type.kind() == TypeKind.BOOLEAN
                        ? "false"
                        : numberType().equals("int") ? "0" : "0L"; // Janino widens no constant
        return canBeNull ? value.isNull() + " ? " + zero + " : " + source : source;
    }

    private boolean isBitwise() {
        return type.isApproximate();
    }

    private String numberType() {
        return switch (type.kind()) {
            case BOOLEAN -> "boolean";
            case TINYINT, SMALLINT, INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH -> "int";
            default -> "long";
        };
    }

    private String bits(final String value) {
        return switch (type.kind()) {
            case FLOAT -> "Float.floatToIntBits(" + value + ")";
            case DOUBLE -> "Double.doubleToLongBits(" + value + ")";
            default -> value;
        };
    }

    /**
     * A key column in locals.
     *
     * @param numbers one, or two for a text (head and tail), a wide decimal (low and high) and a
     *     TIMESTAMP of more than 3 digits (milliseconds and nanoseconds)
     */
    record Bound(KeyPart part, Value.Local value, boolean canBeNull, List<Variable> numbers) {
        /** Source of a 64-bit number to hash. */
        String hashSource() {
            final String first = numbers.getFirst().name();
            if (part.type.isVariable()) {
                return "TextSlots.hash("
                        + first
                        + ", "
                        + numbers.getLast().name()
                        + ", "
                        + value.value()
                        + ")";
            }
            if (numbers.size() == 2) {
                return "KeyHash.combine(" + first + ", " + numbers.getLast().name() + ")";
            }
            return part.type.kind() == TypeKind.BOOLEAN ? "(" + first + " ? 1L : 0L)" : first;
        }

        String matches(final String entry) {
            final String address = part.field.address(entry);
            final String first = numbers.getFirst().name();
            final String same;
            if (part.type.isVariable()) {
                same =
                        "TextSlots.matches("
                                + address
                                + ", "
                                + first
                                + ", "
                                + numbers.getLast().name()
                                + ", "
                                + value.value()
                                + ", blobs)";
            } else if (numbers.size() == 2) {
                same =
                        "Memory.getLong("
                                + address
                                + ") == "
                                + first
                                + " && Memory.getLong("
                                + MemoryAccess.plus(address, Long.BYTES)
                                + ") == "
                                + numbers.getLast().name();
            } else {
                same = storedNumber(address) + " == " + first;
            }
            if (part.isPresent == null) {
                return same;
            }
            final String isSet = "(" + part.isPresent.isSet(entry) + ")";
            return same + " && " + (canBeNull ? isSet + " != " + value.isNull() : isSet);
        }

        private String storedNumber(final String address) {
            return switch (part.type.kind()) {
                case FLOAT -> "Memory.getInt(" + address + ")";
                case DOUBLE -> "Memory.getLong(" + address + ")";
                case BOOLEAN -> "(" + MemoryAccess.read(part.type, address) + ")";
                default -> MemoryAccess.read(part.type, address);
            };
        }

        void store(final Code code, final String entry) {
            final String address = part.field.address(entry);
            final String first = numbers.getFirst().name();
            if (part.isPresent != null) {
                if (canBeNull) {
                    code.open("if (!" + value.isNull() + ")");
                    code.line(part.isPresent.set(entry));
                    code.close();
                } else {
                    code.line(part.isPresent.set(entry));
                }
            }
            if (part.type.isVariable()) {
                code.line(
                        "TextSlots.store("
                                + address
                                + ", "
                                + first
                                + ", "
                                + numbers.getLast().name()
                                + ", "
                                + value.value()
                                + ", blobs);");
            } else if (numbers.size() == 2) {
                code.line("Memory.putLong(" + address + ", " + first + ");");
                code.line(
                        "Memory.putLong("
                                + MemoryAccess.plus(address, Long.BYTES)
                                + ", "
                                + numbers.getLast().name()
                                + ");");
            } else {
                code.line(
                        switch (part.type.kind()) {
                            case FLOAT -> "Memory.putInt(" + address + ", (int) " + first + ");";
                            case DOUBLE -> "Memory.putLong(" + address + ", " + first + ");";
                            default -> MemoryAccess.write(part.type, address, first);
                        });
            }
        }

        /** What a method needs to compare or store the key. */
        List<Variable> variables() {
            final List<Variable> variables = new ArrayList<>();
            for (final Variable number : numbers) {
                // a literal needs no parameter
                if (!number.name().equals(value.value()) || value.variables().contains(number)) {
                    variables.add(number);
                }
            }
            if (part.type.isVariable() || canBeNull) {
                variables.addAll(value.variables());
            }
            return variables;
        }
    }
}
