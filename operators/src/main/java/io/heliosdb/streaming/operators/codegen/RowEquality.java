package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.List;

/** Code that tests whether columns of two encoded rows of a node are the same. */
final class RowEquality {
    private static final int COMPARED_PER_METHOD = 30;
    private static final Variable ONE = Variable.ofLong("one");
    private static final Variable OTHER = Variable.ofLong("other");

    private final Generation generation;
    private final List<Column> columns;
    private final List<Integer> compared;
    private List<String> methods;

    /** Compares some columns of a node's rows. */
    RowEquality(final Generation generation, final PlanNode node, final List<Integer> compared) {
        this.generation = generation;
        this.compared = compared;
        columns = Nullability.columns(node);
    }

    /** Source of the test; the methods are written with the first one. */
    String test(final String one, final String other) {
        if (methods == null) {
            methods = new ArrayList<>();
            final int most = generation.javaClass().atMost(COMPARED_PER_METHOD);
            for (int from = 0; from < compared.size(); from += most) {
                methods.add(method(compared.subList(from, Math.min(from + most, compared.size()))));
            }
        }
        final List<String> calls = new ArrayList<>();
        methods.forEach(method -> calls.add("!" + method + "(" + one + ", " + other + ")"));
        return calls.isEmpty() ? "true" : String.join(" && ", calls);
    }

    private String method(final List<Integer> part) {
        final JavaMethod method =
                generation.javaClass().method("boolean", "differ", "Whether two rows differ.");
        method.parameter(ONE);
        method.parameter(OTHER);
        final RowLayout layout = RowLayout.of(columns);
        final Row one = Row.encoded(method.code(), ONE, layout);
        final Row other = Row.encoded(method.code(), OTHER, layout);
        final List<Column> both = new ArrayList<>();
        final List<Value> values = new ArrayList<>();
        for (final Row row : List.of(one, other)) {
            for (final int column : part) {
                both.add(columns.get(column));
                values.add(row.at(column));
            }
        }
        final String differences =
                Differences.source(
                        one.with(both, values), 0, part.size(), part.size(), generation.literals());
        method.code().line("return " + differences + ";");
        return method.name();
    }
}
