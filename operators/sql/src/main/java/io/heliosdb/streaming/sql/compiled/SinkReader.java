package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.sql.SqlError;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table that is written, or the result of a SELECT. */
final class SinkReader implements NodeReader {
    /** How the name of the table begins that is the result of a SELECT. */
    static final String RESULT = "`heliosdb_result`.";

    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final Fields target = node.object("dynamicTableSink");
        final TableUse declared = TableReader.read(target.object("table"), reading);
        target.ignore("targetColumns"); // columns that an INSERT leaves out arrive as NULL
        target.end();
        final boolean isResult = declared.name().startsWith(RESULT);
        final TableUse table =
                isResult
                        ? new TableUse(
                                "", shown(declared.columns()), Map.of(), declared.primaryKey())
                        : declared;
        final SinkConstraints constraints = options(node, table, reading);
        final boolean isMaterialized = node.flag("requireUpsertMaterialize", false);
        checkConflicts(node, reading);
        final List<Integer> rowKey = node.numbers("inputUpsertKey");
        reading.sink(new SinkUse(table, changes(node.list("inputChangelogMode")), rowKey));
        final long lifeMs = node.has("state") ? TimeToLive.read(node) : StateLife.ENDLESS;
        node.ignore("outputType");
        PlanNode input = isResult ? shown(inputs.getFirst(), reading) : inputs.getFirst();
        input = constraints.applied(input);
        if (isMaterialized) {
            final Set<Integer> keys = new HashSet<>(table.primaryKey());
            keys.addAll(rowKey);
            input = MapKeys.sorted(input, keys, reading);
            input =
                    new ChangeNode.Materialize(
                            reading.uids()
                                    .of("materialize", List.of(input), table.primaryKey(), rowKey),
                            input,
                            table.primaryKey(),
                            rowKey,
                            lifeMs);
        }
        return new PlanNode.Sink(
                reading.uids().of("sink", List.of(input), table.name()),
                input,
                table.name(),
                table.columns());
    }

    /** Columns of a result: a bitmap is shown as a text. */
    static List<Column> shown(final List<Column> columns) {
        return columns.stream()
                .map(column -> new Column(column.name(), ZonedCalls.shown(column.type())))
                .toList();
    }

    private static PlanNode shown(final PlanNode input, final Reading reading) {
        final List<Column> columns = shown(input.columns());
        if (columns.equals(input.columns())) {
            return input;
        }
        final List<Expression> projection = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            final SqlType type = input.columns().get(i).type();
            final Expression value = new Expression.InputRef(i, type);
            projection.add(reading.zoned().shown(value));
        }
        return new PlanNode.Calc(
                reading.uids()
                        .of(
                                "calc",
                                List.of(input),
                                Uids.expressions(projection),
                                Uids.types(columns)),
                input,
                Optional.empty(),
                projection,
                columns);
    }

    private static Set<RowKind> changes(final List<?> names) {
        final Set<RowKind> changes = EnumSet.noneOf(RowKind.class);
        names.forEach(name -> changes.add(RowKind.valueOf((String) name)));
        return changes;
    }

    /** What happens to rows that have the primary key of another. */
    private static void checkConflicts(final Fields node, final Reading reading) {
        final String strategy = node.text("upsertMaterializeStrategy", "LEGACY");
        if (!strategy.equals("LEGACY")) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    "the strategy " + strategy + " of upsert materialization is not supported yet",
                    "strategy");
        }
        if (node.has("conflictStrategy")
                && !node.any("conflictStrategy").toString().contains("DEDUPLICATE")) {
            throw reading.refuse(
                            SqlError.FEATURE_UNSUPPORTED,
                            "ON CONFLICT DO ERROR and DO NOTHING are not supported yet",
                            "CONFLICT")
                    .hint("write ON CONFLICT DO DEDUPLICATE, and what is not to be there in WHERE");
        }
        node.ignore("conflictStrategy");
    }

    /** Reads the settings of sinks, and checks those that would change what is written. */
    private static SinkConstraints options(
            final Fields node, final TableUse table, final Reading reading) {
        final Fields options = node.object("configuration");
        final SinkConstraints constraints =
                new SinkConstraints(
                        table,
                        options.text("table.exec.sink.not-null-enforcer").equalsIgnoreCase("DROP"),
                        options.text("table.exec.sink.type-length-enforcer")
                                .toUpperCase(Locale.ROOT),
                        reading);
        expect(
                options,
                "table.exec.sink.upsert-materialize",
                Set.of("AUTO", "NONE", "FORCE"),
                reading);
        options.ignore("table.exec.sink.keyed-shuffle", "table.exec.sink.rowtime-inserter");
        options.end();
        return constraints;
    }

    private static void expect(
            final Fields options,
            final String key,
            final Set<String> values,
            final Reading reading) {
        final String value = options.text(key);
        if (!values.contains(value)) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    key + " = " + value + " is not supported yet",
                    key);
        }
    }
}
