package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.expression.CompiledExpression;
import io.heliosdb.streaming.operators.codegen.expression.ExpressionCompiler;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.ArrayList;
import java.util.List;

/**
 * Semi joins and anti joins: generated code finds the key's entry, encodes the row and tests the
 * condition, the classes of {@code codegen.joining} do the rest.
 */
final class SemiJoinGenerator extends NodeGenerator {
    private static final int LEFT = 0;
    private static final int RIGHT = 1;

    private final PlanNode.SemiJoin node;
    private final KeptRowsCode state;
    private final KeptRowsTable table;
    private final String rows;

    /** Encodes right rows; null if they are only counted. */
    private RowEncoder rightEncoder;

    private final String rightBuffer;
    private final KeyLife life;

    SemiJoinGenerator(final Generation generation, final PlanNode.SemiJoin node, final int number) {
        super(generation, node, number);
        this.node = node;
        state =
                new KeptRowsCode(
                        this,
                        node.left(),
                        node.leftKeys(),
                        this::canKeyBeNull,
                        2,
                        node.isForgetful() ? " with times" : "");
        table = new KeptRowsTable(this, state);
        rows = "joined" + number + "Rows";
        rightBuffer = "right" + number + "Row";
        life =
                new KeyLife(
                        this,
                        node.isForgetful() ? 1 : StateLife.ENDLESS,
                        table.name(),
                        state.entryBytes(),
                        this::forget,
                        (code, entry) -> state.keys().release(code, entry));
    }

    /** Source of what forgets rows of a key, and tells whether none are left. */
    private String forget(final String entry) {
        return rows
                + ".forget("
                + state.field(entry, LEFT)
                + ", "
                + state.field(entry, RIGHT)
                + ", "
                + table.name()
                + ".blobs(), "
                + KeyLife.NOW
                + ")";
    }

    private boolean keepsRight() {
        return node.condition().isPresent() || node.isForgetful();
    }

    /** Whether a key can be NULL on either side. */
    private boolean canKeyBeNull(final int leftColumn) {
        boolean canBeNull = Nullability.canBeNull(node.left(), leftColumn);
        for (int i = 0; i < node.leftKeys().size(); i++) {
            canBeNull |=
                    node.leftKeys().get(i) == leftColumn
                            && Nullability.canBeNull(node.right(), node.rightKeys().get(i));
        }
        return canBeNull;
    }

    @Override
    void declare() {
        table.declare();
        if (keepsRight()) {
            generation.javaClass().constant("RowBuffer", rightBuffer, "rowBuffer()");
            rightEncoder =
                    new RowEncoder(
                            generation.javaClass(), rightBuffer, Nullability.columns(node.right()));
        }
        final String tested = node.condition().isPresent() ? "testedSemiJoin(" : "semiJoin(";
        final String opener = node.isForgetful() ? "forgetfulSemiJoin(" : tested;
        final String lives =
                ", "
                        + node.condition().isPresent()
                        + ", "
                        + node.leftLifeMs()
                        + "L, "
                        + node.rightLifeMs()
                        + "L";
        generation
                .javaClass()
                .constant(
                        node.isForgetful() ? "ForgetfulSemiJoinRows" : "SemiJoinRows",
                        rows,
                        opener
                                + number
                                + ", "
                                + node.isAnti()
                                + (node.isForgetful() ? lives : "")
                                + ")");
    }

    @Override
    String stateLayout() {
        final List<String> rightTypes =
                Nullability.columns(node.right()).stream()
                        .map(column -> column.type().toString())
                        .toList();
        return state.describe("InlineTable")
                + (keepsRight() ? " and " + rightTypes : " and counts");
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(
                generation.javaClass(),
                row,
                input == LEFT ? "joinLeft" : "joinRight",
                title(),
                List.of(),
                inner -> take(inner, input));
    }

    private void take(final Row row, final int input) {
        final Code code = row.code();
        count(code, RowFate.KEPT);
        final String isUnmatched = isUnmatched(row, input);
        if (input == RIGHT && !isUnmatched.isEmpty()) {
            code.open("if (" + isUnmatched + ")").line("return;").close();
        }
        life.writeRound(code, true);
        table.openBlobs(code);
        final String filled = fill(row, input);
        if (input == LEFT && !isUnmatched.isEmpty()) {
            final String address = filled.substring(0, filled.indexOf(','));
            code.open("if (" + isUnmatched + ")")
                    .line(rows + ".unmatched(" + row.kind() + ", " + address + ");")
                    .line("return;")
                    .close();
        }
        final KeyCode.Key key = key(row, input);
        final Variable entry = table.find(code, key);
        table.addIfNone(code, key, entry);
        final String left = state.field(entry, LEFT);
        final String right = state.field(entry, RIGHT);
        code.line(
                rows
                        + (input == LEFT ? ".left(" : ".right(")
                        + left
                        + ", "
                        + right
                        + ", "
                        + row.kind()
                        + ", "
                        + filled
                        + ", blobs"
                        + (node.isForgetful() ? ", " + KeyLife.NOW : "")
                        + ");");
        if (!row.isInsertOnly() || node.isForgetful()) {
            code.open(
                    "if (Memory.getLong(" + left + ") == 0 && Memory.getLong(" + right + ") == 0)");
            table.remove(code, entry);
            code.close();
        }
    }

    /** Source of a test whether a key of a row is a NULL that matches nothing; empty if none is. */
    private String isUnmatched(final Row row, final int input) {
        final List<Integer> keys = input == LEFT ? node.leftKeys() : node.rightKeys();
        final List<String> tests = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (node.areNullsApart().get(i)) {
                final String test = row.isNull(keys.get(i));
                if (!test.equals(Value.NEVER)) {
                    tests.add(test);
                }
            }
        }
        return String.join(" || ", tests);
    }

    private String fill(final Row row, final int input) {
        if (input == LEFT) {
            return state.fill(row);
        }
        if (rightEncoder == null) {
            return "0L, 0";
        }
        rightEncoder.fill(row);
        return rightBuffer + ".row(), " + rightBuffer + ".length()";
    }

    private KeyCode.Key key(final Row row, final int input) {
        if (input == LEFT) {
            return state.keys().of(row);
        }
        final List<Column> columns = new ArrayList<>();
        final List<Value> values = new ArrayList<>();
        for (final int column : node.rightKeys()) {
            columns.add(row.columns().get(column));
            values.add(row.at(column));
        }
        return state.keys().inOrder(row.with(columns, values));
    }

    @Override
    void generate() {
        state.writeEmission(node.isChangelog(), false);
        node.condition().ifPresent(this::writeMatch);
    }

    private void writeMatch(final Expression condition) {
        final JavaMethod method =
                generation
                        .javaClass()
                        .method("boolean", "match", "Whether two rows go together: " + title());
        final Variable left = method.parameter(Variable.ofLong("left"));
        final Variable right = method.parameter(Variable.ofLong("right"));
        final Code code = method.code();
        final Row leftRow = encoded(code, left, node.left());
        final Row rightRow = encoded(code, right, node.right());
        final List<Column> columns = new ArrayList<>(leftRow.columns());
        columns.addAll(rightRow.columns());
        final List<Value> values = new ArrayList<>(leftRow.values());
        values.addAll(rightRow.values());
        final Row both = Row.of(code, Row.INSERT, columns, values);
        code.line("final long mark = scratch.mark();");
        final CompiledExpression compiled =
                new ExpressionCompiler(
                                both, generation.literals(), code.names(), generation.methods())
                        .compileCondition(condition);
        code.lines(compiled.statements());
        code.line("final boolean isMatch = " + compiled.value() + ";");
        code.line("scratch.release(mark);").line("return isMatch;");
        generation
                .matchedRows()
                .open("if (operator == " + number + ")")
                .line("return " + method.name() + "(left, right);")
                .close();
    }

    private static Row encoded(final Code code, final Variable address, final PlanNode input) {
        return Row.encoded(code, address, RowLayout.of(Nullability.columns(input)));
    }

    @Override
    void measure(final Fanout fanout) {
        fanout.unbounded(() -> measureConsumers(fanout));
    }
}
