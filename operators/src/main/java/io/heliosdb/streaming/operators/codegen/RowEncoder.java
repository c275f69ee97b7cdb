package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Identifiers;
import io.heliosdb.streaming.operators.codegen.source.JavaClass;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the code that encodes a row into an output. Every byte of the row is written: presence
 * words, values or zeroes, padding. A row that arrived encoded in the same layout is copied whole;
 * a row of many columns is written by several methods.
 */
final class RowEncoder {
    private static final int COLUMNS_PER_METHOD = 32;

    private final JavaClass javaClass;
    private final String port;
    private final List<Column> columns;
    private final RowLayout layout;
    private final int columnsPerMethod;

    /**
     * @param port name of the field with the output
     */
    RowEncoder(final JavaClass javaClass, final String port, final List<Column> columns) {
        this.javaClass = javaClass;
        this.port = port;
        this.columns = columns;
        layout = RowLayout.of(columns);
        columnsPerMethod = javaClass.atMost(COLUMNS_PER_METHOD);
    }

    /** Length of the rows, or -1 if it varies. */
    static int rowBytes(final List<Column> columns) {
        final RowLayout layout = RowLayout.of(columns);
        return layout.isFixedLength() ? layout.blockLength() : -1;
    }

    /** Writes the code for a row that takes room of an output. */
    void write(final Row row) {
        fill(row);
        row.code().line("roomLeft--;");
    }

    /** Writes the code for a row. */
    void fill(final Row row) {
        final Variable source = encodedAlike(row);
        if (source != null) {
            final String length =
                    layout.isFixedLength()
                            ? String.valueOf(layout.blockLength())
                            : "Memory.getInt("
                                    + MemoryAccess.plus(source.name(), layout.rowLengthOffset())
                                    + ")";
            row.code()
                    .line(
                            port
                                    + ".copy("
                                    + source.name()
                                    + ", "
                                    + length
                                    + ", "
                                    + row.kind()
                                    + ", cause);");
        } else {
            encode(row);
        }
    }

    /** The address of a row that has all these columns in this layout already, or null. */
    private Variable encodedAlike(final Row row) {
        Variable source = null;
        for (int i = 0; i < columns.size(); i++) {
            if (!(row.at(i) instanceof Value.Encoded field)
                    || field.isPresent()
                    || field.column() != i
                    || field.layout().columnCount() != columns.size()
                    || !field.type().equals(columns.get(i).type())
                    || (source != null && !source.equals(field.row()))) {
                return null;
            }
            source = field.row();
        }
        return source;
    }

    private void encode(final Row row) {
        final Code code = row.code();
        final boolean isWide = columns.size() > columnsPerMethod;
        final Variable length;
        if (layout.isFixedLength()) {
            length = new Variable("int", String.valueOf(layout.blockLength()));
        } else {
            length =
                    code.local(
                            "int",
                            "length",
                            "Texts.align(" + layout.blockLength() + textLengths(row, isWide) + ")");
        }
        if (!isWide) {
            // what can fail must have been computed before the row is claimed
            for (int i = 0; i < columns.size(); i++) {
                row.load(i);
            }
        }
        final Variable target =
                code.local("long", "target", port + ".claim(" + length.name() + ")");
        final String end =
                layout.isFixedLength()
                        ? ""
                        : code.variable("long", "end", target.name() + " + " + layout.blockLength())
                                .name();
        if (isWide) {
            writeWide(row, target, end);
        } else {
            writePresence(row, target, 0, columns.size(), false);
            for (int i = 0; i < columns.size(); i++) {
                writeColumn(row, i, i, target.name(), end);
            }
        }
        padBlock(code, target.name());
        if (!layout.isFixedLength()) {
            code.line(
                    "Memory.putInt("
                            + MemoryAccess.plus(target.name(), layout.rowLengthOffset())
                            + ", "
                            + length.name()
                            + ");");
            code.line("Texts.pad(" + end + ", " + target.name() + " + " + length.name() + ");");
        }
        code.line(port + ".commit(" + row.kind() + ", cause);");
    }

    /** Source of the bytes that the texts add, with a plus sign in front. */
    private String textLengths(final Row row, final boolean isWide) {
        if (!isWide) {
            final StringBuilder sum = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).type().isVariable()) {
                    sum.append(" + Texts.encodedLength(").append(textOrZero(row, i, i)).append(')');
                }
            }
            return sum.toString();
        }
        final StringBuilder calls = new StringBuilder();
        for (int from = 0; from < columns.size(); from += columnsPerMethod) {
            final int first = from;
            final int end = Math.min(from + columnsPerMethod, columns.size());
            if (columns.subList(first, end).stream()
                    .anyMatch(column -> column.type().isVariable())) {
                final Row part = row.columns(first, end);
                final JavaMethod method =
                        Outline.method(
                                javaClass, part.variables(), List.of(), "int", "measureTexts", "");
                final Row inner = part.in(method.code());
                final StringBuilder sum = new StringBuilder("0");
                for (int i = first; i < end; i++) {
                    if (columns.get(i).type().isVariable()) {
                        sum.append(" + Texts.encodedLength(")
                                .append(textOrZero(inner, i - first, i))
                                .append(')');
                    }
                }
                method.code().line("return " + sum + ";");
                calls.append(" + ").append(Outline.call(method, part.variables(), List.of()));
            }
        }
        return calls.toString();
    }

    private void writeWide(final Row row, final Variable target, final String end) {
        for (int word = 0; word < layout.presenceWordCount(); word++) {
            row.code()
                    .line(
                            "Memory.putLong("
                                    + MemoryAccess.plus(target.name(), word * Long.BYTES)
                                    + ", 0L);");
        }
        for (int from = 0; from < columns.size(); from += columnsPerMethod) {
            final int first = from;
            final int last = Math.min(from + columnsPerMethod, columns.size());
            final Row part = row.columns(first, last);
            final boolean hasTexts =
                    columns.subList(first, last).stream()
                            .anyMatch(column -> column.type().isVariable());
            final List<Variable> extra = new ArrayList<>(List.of(target));
            if (hasTexts) {
                extra.add(Variable.ofLong(end));
            }
            final JavaMethod method =
                    Outline.method(
                            javaClass,
                            part.variables(),
                            hasTexts ? List.of(target) : extra,
                            hasTexts ? "long" : "void",
                            "write",
                            "");
            final Code code = method.code();
            String innerEnd = "";
            if (hasTexts) {
                method.parameter(new Variable("long", "from"));
                innerEnd = code.variable("long", "end", "from").name();
            }
            final Row inner = part.in(code);
            writePresence(inner, target, first, last, true);
            for (int i = first; i < last; i++) {
                writeColumn(inner, i - first, i, target.name(), innerEnd);
            }
            final String call = Outline.call(method, part.variables(), List.of(target));
            if (hasTexts) {
                code.line("return " + innerEnd + ";");
                row.code()
                        .line(
                                end
                                        + " = "
                                        + call.substring(0, call.length() - 1)
                                        + ", "
                                        + end
                                        + ");");
            } else {
                row.code().line(call + ";");
            }
        }
    }

    private void writePresence(
            final Row row,
            final Variable target,
            final int first,
            final int last,
            final boolean isAdded) {
        for (int word = 0; word < layout.presenceWordCount(); word++) {
            long always = 0;
            final StringBuilder sometimes = new StringBuilder();
            for (int i = first; i < last; i++) {
                if (layout.isNullable(i) && layout.presenceOffset(i) == word * Long.BYTES) {
                    final String isNull = row.isNull(i - first);
                    if (isNull.equals(Value.NEVER)) {
                        always |= layout.presenceMask(i);
                    } else if (!isNull.equals("true")) {
                        sometimes
                                .append(" | (")
                                .append(isNull)
                                .append(" ? 0L : ")
                                .append(layout.presenceMask(i))
                                .append("L)");
                    }
                }
            }
            final String address = MemoryAccess.plus(target.name(), word * Long.BYTES);
            if (!isAdded) {
                row.code()
                        .line("Memory.putLong(" + address + ", " + always + "L" + sometimes + ");");
            } else if (always != 0 || !sometimes.isEmpty()) {
                row.code()
                        .line(
                                "Memory.putLong("
                                        + address
                                        + ", Memory.getLong("
                                        + address
                                        + ") | "
                                        + always
                                        + "L"
                                        + sometimes
                                        + ");");
            }
        }
    }

    private void writeColumn(
            final Row row,
            final int rowColumn,
            final int column,
            final String target,
            final String end) {
        final Code code = row.code();
        final SqlType type = columns.get(column).type();
        final String address = MemoryAccess.plus(target, layout.offset(column));
        if (type.isVariable()) {
            code.line("Memory.putInt(" + address + ", (int) (" + end + " - " + target + "));");
            code.line(
                    end
                            + " = Texts.append("
                            + end
                            + ", "
                            + textOrZero(row, rowColumn, column)
                            + ");");
            return;
        }
        final Value.Local value = row.load(rowColumn);
        code.line(MemoryAccess.writeCanonical(type, address, orZero(code, value, column)));
    }

    private String orZero(final Code code, final Value.Local value, final int column) {
        if (value.isNull().equals(Value.NEVER)) {
            return value.value();
        }
        refuseNull(code, value.isNull(), column);
        return "("
                + value.isNull()
                + " ? "
                + MemoryAccess.zero(value.type())
                + " : "
                + value.value()
                + ")";
    }

    private String textOrZero(final Row row, final int rowColumn, final int column) {
        final Value.Local value = row.load(rowColumn);
        if (value.isNull().equals(Value.NEVER)) {
            return value.value();
        }
        refuseNull(row.code(), value.isNull(), column);
        return "(" + value.isNull() + " ? 0L : " + value.value() + ")";
    }

    private void refuseNull(final Code code, final String isNull, final int column) {
        if (!isNull.equals(Value.NEVER) && !layout.isNullable(column)) {
            code.open("if (" + isNull + ")")
                    .line(
                            "throw NullErrors.inNotNull("
                                    + Identifiers.literal(columns.get(column).name())
                                    + ");")
                    .close();
        }
    }

    /** Zeroes what lies between the last column and the end of the fixed block. */
    private void padBlock(final Code code, final String target) {
        int end = layout.presenceWordCount() * Long.BYTES;
        for (int i = 0; i < columns.size(); i++) {
            final SqlType type = columns.get(i).type();
            final int width = type.isVariable() ? Integer.BYTES : type.fixedWidthBytes();
            end = Math.max(end, layout.offset(i) + width);
        }
        while (end < layout.blockLength()) {
            final String address = MemoryAccess.plus(target, end);
            if (end % Integer.BYTES == 0) {
                code.line("Memory.putInt(" + address + ", 0);");
                end += Integer.BYTES;
            } else if (end % Short.BYTES == 0) {
                code.line("Memory.putShort(" + address + ", (short) 0);");
                end += Short.BYTES;
            } else {
                code.line("Memory.putByte(" + address + ", (byte) 0);");
                end++;
            }
        }
    }
}
