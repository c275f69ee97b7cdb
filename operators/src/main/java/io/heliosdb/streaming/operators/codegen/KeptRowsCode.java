package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.runtime.ColumnOrder;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StateLife;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * What the generators of operators that keep rows share: entries of a key and 8 bytes about its
 * rows, the row in a buffer, orders of rows, and the method that gets the rows that go out.
 */
final class KeptRowsCode {
    /** Changed when entries or rows are laid out in another way. */
    private static final String FORMAT = "rows 1";

    private static final Variable KIND = new Variable("byte", "kind");
    private static final Variable ROW = Variable.ofLong("row");
    private static final Variable RANK = Variable.ofLong("rank");

    private final NodeGenerator generator;
    private final Generation generation;
    private final List<Column> columns;
    private final RowLayout rowLayout;
    private final EntryLayout layout = new EntryLayout();
    private final KeyCode keys;
    private final List<EntryLayout.Field> fields = new ArrayList<>();
    private final String extent;
    private final String buffer;
    private final RowEncoder encoder;
    private final String keyTypes;
    private JavaMethod leaving;

    /**
     * @param partition columns of the key
     */
    KeptRowsCode(
            final NodeGenerator generator, final PlanNode input, final List<Integer> partition) {
        this(generator, input, partition, StateLife.ENDLESS);
    }

    /**
     * Rows of keys that are forgotten: an entry's last field is the time at which it was written.
     *
     * @param lifeMs how long a key is known
     */
    KeptRowsCode(
            final NodeGenerator generator,
            final PlanNode input,
            final List<Integer> partition,
            final long lifeMs) {
        this(
                generator,
                input,
                partition,
                column -> Nullability.canBeNull(input, column),
                lifeMs == StateLife.ENDLESS ? 1 : 2,
                lifeMs == StateLife.ENDLESS ? "" : " with times");
    }

    /**
     * @param partition columns of the key
     * @param canBeNull whether a column of the key can be NULL
     * @param fieldCount of 8 bytes each that an entry has about its rows
     * @param extent says what is more than usual in entries or rows
     */
    KeptRowsCode(
            final NodeGenerator generator,
            final PlanNode input,
            final List<Integer> partition,
            final IntPredicate canBeNull,
            final int fieldCount,
            final String extent) {
        this.extent = extent;
        this.generator = generator;
        generation = generator.generation;
        columns = Nullability.columns(input);
        rowLayout = RowLayout.of(columns);
        keys = new KeyCode(partition, input.columns(), layout, canBeNull);
        for (int i = 0; i < fieldCount; i++) {
            fields.add(layout.field(Long.BYTES));
        }
        layout.seal();
        buffer = "buffer" + generator.number + "Row";
        encoder = new RowEncoder(generation.javaClass(), buffer, columns);
        keyTypes = partition.stream().map(columns::get).map(KeptRowsCode::type).toList().toString();
    }

    private static String type(final Column column) {
        return column.type().toString();
    }

    void declareBuffer() {
        generation.javaClass().constant("RowBuffer", buffer, "rowBuffer()");
    }

    /** Length of an entry. */
    int entryBytes() {
        return layout.bytes();
    }

    /** All that the bytes of the state depend on. */
    String describe(final String table) {
        return FORMAT
                + " "
                + table
                + " "
                + entryBytes()
                + " key "
                + keyTypes
                + " of "
                + columns.stream().map(KeptRowsCode::type).toList()
                + extent;
    }

    KeyCode keys() {
        return keys;
    }

    /** Writes the row into the buffer; returns the arguments that stand for it in calls. */
    String fill(final Row row) {
        encoder.fill(row);
        return buffer + ".row(), " + buffer + ".length()";
    }

    /** Source of the address of what an entry has about its rows. */
    String rows(final Variable entry) {
        return field(entry, 0);
    }

    /** The same, of an entry whose address is an expression. */
    String rows(final String entry) {
        return field(entry, 0);
    }

    /** Source of the address of the time at which an entry was written. */
    String time(final String entry) {
        return fields.getLast().address(entry);
    }

    /** Source of the address of one of the fields that an entry has about its rows. */
    String field(final Variable entry, final int number) {
        return field(entry.name(), number);
    }

    /** The same, of an entry whose address is an expression. */
    String field(final String entry, final int number) {
        return fields.get(number).address(entry);
    }

    /**
     * Writes the search of a key: declares a local with the entry's address, 0 if there is none.
     */
    static Variable find(final Code code, final KeyCode.Key key, final String table) {
        final Variable entry = code.variable("long", "entry", table + ".find(" + key.hash() + ")");
        code.open("while (" + entry.name() + " != 0 && !(" + key.matches(entry.name()) + "))")
                .line(entry.name() + " = " + table + ".next(" + key.hash() + ");")
                .close();
        return entry;
    }

    /** Writes the addition of a key that is not there. */
    static void addIfNone(
            final Code code, final KeyCode.Key key, final Variable entry, final String table) {
        code.open("if (" + entry.name() + " == 0)");
        code.line(entry.name() + " = " + table + ".insert(" + key.hash() + ");");
        key.store(code, entry.name());
        code.close();
    }

    /** Source of an order of the rows. */
    String order(final List<OrderedNode.SortColumn> order) {
        return order(order, false);
    }

    /** Source of an order in which rows are equal that have the same bits in some columns. */
    String sameness(final List<Integer> columns) {
        return order(
                columns.stream()
                        .map(column -> new OrderedNode.SortColumn(column, true, true))
                        .toList(),
                true);
    }

    private String order(final List<OrderedNode.SortColumn> order, final boolean isOfBits) {
        return "order(new long[] {"
                + order.stream()
                        .map(column -> numbers(column, isOfBits))
                        .collect(Collectors.joining(", "))
                + "})";
    }

    private String numbers(final OrderedNode.SortColumn sorted, final boolean isOfBits) {
        final int column = sorted.column();
        final boolean isNullable = rowLayout.isNullable(column);
        return comparison(rowLayout.type(column), isOfBits)
                + "L, "
                + rowLayout.offset(column)
                + "L, "
                + (isNullable ? rowLayout.presenceOffset(column) : 0)
                + "L, "
                + (isNullable ? rowLayout.presenceMask(column) : 0)
                + "L, "
                + (sorted.isAscending() ? 1 : -1)
                + "L, "
                + (sorted.areNullsLast() ? 1 : -1)
                + "L";
    }

    private static int comparison(final SqlType type, final boolean isOfBits) {
        if (type.isVariable()) {
            return ColumnOrder.TEXT;
        }
        if (MemoryAccess.isWideDecimal(type)) {
            return ColumnOrder.WIDE_DECIMAL;
        }
        if (MemoryAccess.isFineTimestamp(type)) {
            return ColumnOrder.FINE_TIMESTAMP;
        }
        return switch (type.kind()) {
            case FLOAT -> isOfBits ? ColumnOrder.INT : ColumnOrder.FLOAT;
            case DOUBLE -> isOfBits ? ColumnOrder.LONG : ColumnOrder.DOUBLE;
            default ->
                    switch (type.fixedWidthBytes()) {
                        case Byte.BYTES -> ColumnOrder.BYTE;
                        case Short.BYTES -> ColumnOrder.SHORT;
                        case Integer.BYTES -> ColumnOrder.INT;
                        default -> ColumnOrder.LONG;
                    };
        };
    }

    /**
     * Writes the method that gets the rows that go out.
     *
     * @param hasKinds whether they may be others than INSERT
     * @param hasRank whether the rank is their last column
     */
    void writeEmission(final boolean hasKinds, final boolean hasRank) {
        final JavaMethod method =
                generation
                        .javaClass()
                        .method("void", "goOut", "A row that goes out: " + generator.title());
        List.of(KIND, ROW, RANK).forEach(method::parameter);
        final Row kept = Row.encoded(method.code(), ROW, rowLayout);
        final List<Value> values = new ArrayList<>(kept.values());
        final List<Column> out = generator.node().columns();
        if (hasRank) {
            values.add(
                    new Value.Local(RANK.name(), Value.NEVER, out.getLast().type(), List.of(RANK)));
        }
        final Row row = kept.with(out, values);
        generator.emit(hasKinds ? row.as(KIND.name()) : row);
        generation
                .emittedRows()
                .open("if (operator == " + generator.number + ")")
                // one row may cause any number to go out: texts of each are given back at once
                .line("final long mark = scratch.mark();")
                .line(method.name() + "(kind, row, rank);")
                .line("scratch.release(mark);")
                .close();
    }

    /**
     * Begins the method that lets the rows go that the watermark has reached; statements about the
     * first one may follow.
     *
     * @param waiting name of the field with the rows that wait
     * @return the code of the loop's body
     */
    Code writeLeaving(final String waiting, final WindowTimer timer, final NodeGenerator owner) {
        final Fanout fanout = new Fanout();
        owner.measureConsumers(fanout);
        return writeLeaving(waiting, timer, owner, fanout);
    }

    /** The same, where a row that leaves causes more than itself. */
    Code writeLeaving(
            final String waiting,
            final WindowTimer timer,
            final NodeGenerator owner,
            final Fanout fanout) {
        final String room = waiting + "Room";
        generation.javaClass().constant("Room", room, "room(" + fanout.arguments() + ")");
        leaving =
                generation
                        .javaClass()
                        .method(
                                "boolean",
                                "leave",
                                "Emits the rows that are due: " + owner.title());
        final Code code = leaving.code();
        code.line("roomLeft = 0;");
        code.open("while (" + waiting + ".isDue(" + Watermarks.wanted(timer.clocks()) + "))");
        code.open("if (roomLeft < " + Math.max(1, fanout.rowCount()) + ")");
        code.line("roomLeft = " + room + ".ask();");
        code.open("if (roomLeft == 0)").line("return false;").close();
        code.close();
        return code.line(Generation.RESET_SCRATCH);
    }

    /** Ends that method; returns the expression that calls it. */
    String endLeaving(final Code code, final String waiting) {
        final String emission =
                "emitRow(" + generator.number + ", (byte) 0, " + waiting + ".first(), 0L)";
        return endLeaving(code, waiting, emission);
    }

    /** The same, where something else emits the row. */
    String endLeaving(final Code code, final String waiting, final String emission) {
        code.line(emission + ";");
        code.line(waiting + ".removeFirst();");
        code.close();
        code.line("return true;");
        return leaving.name() + "()";
    }
}
