package io.heliosdb.streaming.operators.contract;

import static io.heliosdb.streaming.operators.contract.Plans.aggregate;
import static io.heliosdb.streaming.operators.contract.Plans.call;
import static io.heliosdb.streaming.operators.contract.Plans.column;
import static io.heliosdb.streaming.operators.contract.Plans.literal;
import static io.heliosdb.streaming.operators.contract.Plans.ref;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.PipelineCompiler;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.AggregateCall.Function;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** Every operator, and the ways in which they are put together, against the operator contract. */
final class PlanContractTest {
    private static final WindowSpec.Aligned TUMBLE = new WindowSpec.Tumble(5_000, 0);
    private static final WindowSpec.Aligned HOP = new WindowSpec.Hop(6_000, 2_000, 500);
    private static final WindowSpec.Aligned CUMULATE = new WindowSpec.Cumulate(6_000, 2_000, -500);

    private final Plans plans = new Plans();
    private final PlanNode scan = plans.scan("events", Events.columns());

    private static StreamPlan plan(final PlanNode.Sink... sinks) {
        return new StreamPlan(List.of(sinks));
    }

    private static List<List<CollectingOutput.Result>> check(final StreamPlan plan) {
        return OperatorContract.of(plan, Events.rows(42, 300, 7)).check();
    }

    private PlanNode timed() {
        return plans.watermark(scan, "ts", 0);
    }

    /** The rows whose column is greater than a number. */
    private PlanNode above(final PlanNode input, final String column, final long limit) {
        return plans.filter(
                input,
                call(
                        ScalarFunction.GREATER_THAN,
                        SqlType.BOOLEAN,
                        ref(input, column),
                        literal(limit, SqlType.BIGINT)));
    }

    /** Aggregates that can be taken back. */
    private static List<AggregateCall> reversible(final PlanNode input) {
        return List.of(
                aggregate(Function.COUNT_STAR, input, "", SqlType.BIGINT.notNull()),
                aggregate(Function.COUNT, input, "v", SqlType.BIGINT.notNull()),
                aggregate(Function.SUM, input, "v", SqlType.BIGINT),
                aggregate(Function.SUM0, input, "v", SqlType.BIGINT.notNull()),
                aggregate(Function.AVG, input, "v", SqlType.BIGINT),
                aggregate(Function.SUM, input, "i", SqlType.INTEGER),
                aggregate(Function.SUM, input, "m", SqlType.decimal(38, 2)),
                aggregate(Function.AVG, input, "m", SqlType.decimal(38, 6)));
    }

    private static List<AggregateCall> all(final PlanNode input) {
        final List<AggregateCall> calls = new ArrayList<>(reversible(input));
        calls.addAll(
                List.of(
                        aggregate(Function.SUM, input, "d", SqlType.DOUBLE),
                        aggregate(Function.AVG, input, "d", SqlType.DOUBLE),
                        aggregate(Function.SUM, input, "f", SqlType.FLOAT),
                        aggregate(Function.AVG, input, "f", SqlType.FLOAT),
                        aggregate(Function.SUM, input, "t", SqlType.TINYINT),
                        aggregate(Function.SUM, input, "s", SqlType.SMALLINT),
                        aggregate(Function.AVG, input, "t", SqlType.TINYINT),
                        aggregate(Function.SUM, input, "v", "b", SqlType.BIGINT),
                        aggregate(Function.COUNT_STAR, input, "", "b", SqlType.BIGINT.notNull())));
        for (final String name :
                List.of("v", "name", "d", "f", "i", "s", "t", "b", "m", "ts", "n", "day")) {
            final SqlType type = input.columns().get(Plans.index(input, name)).type();
            calls.add(aggregate(Function.MIN, input, name, type.withNullable(true)));
            calls.add(aggregate(Function.MAX, input, name, type.withNullable(true)));
        }
        return calls;
    }

    @Test
    void passThrough() {
        assertThat(check(plan(plans.sink(scan))).getFirst()).hasSize(300);
    }

    @Test
    void filterAndProjection() {
        final PlanNode filtered = above(scan, "v", 0);
        final PlanNode projected =
                plans.project(
                        filtered,
                        List.of(
                                column("total", SqlType.BIGINT),
                                column("name", SqlType.STRING),
                                column("constant", SqlType.STRING.notNull())),
                        List.of(
                                call(
                                        ScalarFunction.PLUS,
                                        SqlType.BIGINT,
                                        ref(scan, "v"),
                                        ref(scan, "k")),
                                ref(scan, "name"),
                                literal("a constant text", SqlType.STRING)));
        assertThat(check(plan(plans.sink(projected))).getFirst()).isNotEmpty().hasSizeLessThan(300);
    }

    @Test
    void sharedScanFeedsSeveralSinks() {
        final PlanNode positive = above(scan, "k", 2);
        check(
                plan(
                        plans.sink(scan),
                        plans.sink(positive),
                        plans.sink(plans.select(positive, "name", "b", "t", "k"))));
    }

    @Test
    void keysOfArithmeticAreLookedUpAhead() {
        final StreamPlan plan = byComputedKey(literal(7L, SqlType.BIGINT));
        assertThat(check(plan).getFirst()).isNotEmpty();
        assertThat(PipelineCompiler.compile(plan).source()).contains("void lookAhead");
    }

    /** However little room the other sink has for certain. */
    @Test
    void aSinkBesideTheWindowDoesNotMakeGroupsSmaller() {
        final PlanNode filtered = above(timed(), "k", 2);
        final PlanNode window =
                plans.window(filtered, TUMBLE, "ts", List.of("k"), reversible(filtered));
        final StreamPlan plan = plan(plans.sink(filtered), plans.sink(window));
        assertThat(check(plan)).allSatisfy(rows -> assertThat(rows).isNotEmpty());
        assertThat(PipelineCompiler.compile(plan).source())
                .containsPattern("int group = \\w+\\.groupRows\\(count - done\\);");
    }

    /** A row whose key cannot be computed fails in its turn, not before. */
    @Test
    void keysThatCanFailAreNotComputedAhead() {
        final StreamPlan plan = byComputedKey(ref(scan, "n"));
        assertThat(PipelineCompiler.compile(plan).source()).doesNotContain("void lookAhead");
    }

    /** Two keys, of which one is computed, behind a filter. */
    private StreamPlan byComputedKey(final Expression divisor) {
        final PlanNode timed = timed();
        final PlanNode filtered = above(timed, "k", 2);
        final Expression sum =
                call(ScalarFunction.PLUS, SqlType.BIGINT, ref(filtered, "v"), ref(filtered, "n"));
        final PlanNode projected =
                plans.project(
                        filtered,
                        List.of(
                                column("part", SqlType.BIGINT),
                                column("name", SqlType.STRING),
                                filtered.columns().get(Plans.index(filtered, "ts")),
                                column("v", SqlType.BIGINT)),
                        List.of(
                                call(ScalarFunction.MOD, SqlType.BIGINT, sum, divisor),
                                ref(filtered, "name"),
                                ref(filtered, "ts"),
                                ref(filtered, "v")));
        return plan(
                plans.sink(
                        plans.window(
                                projected,
                                TUMBLE,
                                "ts",
                                List.of("part", "name"),
                                List.of(aggregate(Function.SUM, projected, "v", SqlType.BIGINT)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "name", "d", "f", "i", "s", "t", "b", "m", "n", "day", "ts"})
    void tumblingWindowByOneKey(final String key) {
        final PlanNode timed = timed();
        final List<List<CollectingOutput.Result>> results =
                check(
                        plan(
                                plans.sink(
                                        plans.window(
                                                timed, TUMBLE, "ts", List.of(key), all(timed)))));
        assertThat(results.get(0)).isNotEmpty();
        assertThat(results.get(1)).describedAs("late rows").isNotEmpty();
    }

    @Test
    void tumblingWindowByManyKeys() {
        final PlanNode timed = timed();
        check(
                plan(
                        plans.sink(
                                plans.window(
                                        timed,
                                        TUMBLE,
                                        "ts",
                                        List.of("n", "name", "b", "d", "k"),
                                        all(timed)))));
    }

    @Test
    void tumblingWindowWithoutKey() {
        final PlanNode timed = timed();
        check(plan(plans.sink(plans.window(timed, TUMBLE, "ts", List.of(), all(timed)))));
    }

    @Test
    void hoppingWindowWithoutKey() {
        final PlanNode timed = timed();
        check(plan(plans.sink(plans.window(timed, HOP, "ts", List.of(), all(timed)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "name", "d"})
    void hoppingWindow(final String key) {
        final PlanNode timed = timed();
        check(plan(plans.sink(plans.window(timed, HOP, "ts", List.of(key), all(timed)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "name", "d"})
    void growingWindow(final String key) {
        final PlanNode timed = timed();
        check(plan(plans.sink(plans.window(timed, CUMULATE, "ts", List.of(key), all(timed)))));
        check(plan(plans.sink(plans.windowTable(timed, CUMULATE, "ts"))));
    }

    @ParameterizedTest
    @CsvSource({"k, 700", "name, 2500", "d, 40", "b, 1"})
    void sessions(final String key, final long gapMs) {
        final PlanNode timed = timed();
        final WindowSpec.Session session = new WindowSpec.Session(gapMs);
        check(plan(plans.sink(plans.window(timed, session, "ts", List.of(key), all(timed)))));
        check(plan(plans.sink(plans.sessionTable(timed, session, "ts", List.of(key)))));
    }

    @Test
    void sessionsOfSessions() {
        final PlanNode timed = timed();
        final PlanNode rows =
                plans.sessionTable(timed, new WindowSpec.Session(600), "ts", List.of("name"));
        final PlanNode inner =
                plans.window(
                        rows, new WindowSpec.Session(300), "window_time", List.of("k"), all(rows));
        check(
                plan(
                        plans.sink(
                                plans.window(
                                        inner,
                                        new WindowSpec.Session(900),
                                        "window_time",
                                        List.of(),
                                        List.of(
                                                aggregate(
                                                        Function.COUNT_STAR,
                                                        inner,
                                                        "",
                                                        SqlType.BIGINT.notNull()))))));
    }

    @Test
    void windowOverWindow() {
        final PlanNode timed = timed();
        final PlanNode inner =
                plans.window(
                        timed,
                        TUMBLE,
                        "ts",
                        List.of("k"),
                        List.of(
                                aggregate(
                                        Function.COUNT_STAR, timed, "", SqlType.BIGINT.notNull())));
        final PlanNode outer =
                plans.window(
                        inner,
                        new WindowSpec.Tumble(10_000, 0),
                        "window_time",
                        List.of(),
                        List.of(aggregate(Function.SUM, inner, "a0", SqlType.BIGINT)));
        final List<List<CollectingOutput.Result>> results = check(plan(plans.sink(outer)));
        assertThat(results.get(0)).isNotEmpty();
        assertThat(results.get(2)).describedAs("nothing is late for the outer window").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void group(final boolean emitsUpdateBefore) {
        check(plan(plans.sink(plans.group(scan, List.of("k"), all(scan), emitsUpdateBefore))));
    }

    @Test
    void groupWithoutUpdateIsSilent() {
        final PlanNode group =
                plans.group(
                        scan,
                        List.of("k", "name"),
                        List.of(aggregate(Function.MAX, scan, "i", SqlType.INTEGER)),
                        true);
        check(plan(plans.sink(group)));
    }

    @Test
    void distinct() {
        check(plan(plans.sink(plans.group(scan, List.of("name", "b"), List.of(), true))));
    }

    @Test
    void globalAggregate() {
        check(plan(plans.sink(plans.group(scan, List.of(), reversible(scan), true))));
    }

    @Test
    void groupOverGroupTakesRowsBack() {
        final PlanNode inner =
                plans.group(
                        scan,
                        List.of("k"),
                        List.of(
                                aggregate(Function.SUM, scan, "n", SqlType.INTEGER),
                                aggregate(Function.SUM, scan, "i", SqlType.INTEGER)),
                        true);
        final PlanNode outer =
                plans.group(
                        inner,
                        List.of("a0"),
                        List.of(
                                aggregate(Function.COUNT_STAR, inner, "", SqlType.BIGINT.notNull()),
                                aggregate(Function.SUM, inner, "a1", SqlType.INTEGER),
                                aggregate(Function.AVG, inner, "a1", SqlType.INTEGER)),
                        true);
        final List<CollectingOutput.Result> results = check(plan(plans.sink(outer))).getFirst();
        assertThat(results).anyMatch(result -> result.kind().symbol().equals("-D"));
        check(plan(plans.sink(plans.dropUpdateBefore(outer))));
    }

    @Test
    void groupByTextTakesRowsBack() {
        final PlanNode inner =
                plans.group(
                        scan,
                        List.of("k"),
                        List.of(aggregate(Function.MAX, scan, "name", SqlType.STRING)),
                        true);
        final PlanNode outer =
                plans.group(
                        inner,
                        List.of("a0"),
                        List.of(
                                aggregate(
                                        Function.COUNT_STAR, inner, "", SqlType.BIGINT.notNull())),
                        true);
        check(plan(plans.sink(outer)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void windowTable(final boolean isHop) {
        final PlanNode timed = timed();
        check(plan(plans.sink(plans.windowTable(timed, isHop ? HOP : TUMBLE, "ts"))));
        check(
                plan(
                        plans.sink(
                                plans.windowTable(
                                        timed, new WindowSpec.Hop(2_000, 5_000, 0), "ts"))));
    }

    @Test
    void unionOfTwoInputsHasTheLeastWatermark() {
        final PlanNode other = plans.scan("others", Events.columns());
        final PlanNode union = plans.union(timed(), plans.watermark(other, "ts", 0));
        final PlanNode.Sink sink =
                plans.sink(
                        plans.window(
                                union,
                                TUMBLE,
                                "ts",
                                List.of("k"),
                                List.of(
                                        aggregate(
                                                Function.COUNT_STAR,
                                                union,
                                                "",
                                                SqlType.BIGINT.notNull()),
                                        aggregate(Function.SUM, union, "d", SqlType.DOUBLE))));
        final StreamPlan plan = plan(sink, plans.sink(plans.select(union, "k", "name")));
        OperatorContract.ofInputs(plan, List.of(Events.rows(1, 200, 5), Events.rows(2, 150, 5)))
                .check();
    }

    @Test
    void unionOfChangelogs() {
        final List<AggregateCall> calls =
                List.of(aggregate(Function.COUNT_STAR, scan, "", SqlType.BIGINT.notNull()));
        final PlanNode union =
                plans.union(
                        plans.group(scan, List.of("n"), calls, true),
                        plans.group(scan, List.of("n"), calls, true));
        check(plan(plans.sink(union)));
    }

    @Test
    void wideUnion() {
        final PlanNode wide = wideProjection(30);
        check(plan(plans.sink(plans.union(wide, wideProjection(30)))));
    }

    private PlanNode wideProjection(final int width) {
        final List<Column> columns = new ArrayList<>();
        final List<io.heliosdb.streaming.operators.expression.Expression> expressions =
                new ArrayList<>();
        for (int i = 0; i < width; i++) {
            final Column source = Events.columns()[i % Events.columns().length];
            final boolean isNumber = source.type().kind() == SqlType.BIGINT.kind();
            columns.add(new Column("c" + i, source.type()));
            expressions.add(
                    isNumber
                            ? call(
                                    ScalarFunction.TIMES,
                                    SqlType.BIGINT,
                                    call(
                                            ScalarFunction.PLUS,
                                            SqlType.BIGINT,
                                            ref(scan, source.name()),
                                            literal((long) i, SqlType.BIGINT)),
                                    literal(3L, SqlType.BIGINT))
                            : ref(scan, source.name()));
        }
        return plans.project(scan, columns, expressions);
    }

    @Test
    void wideProjectionOf200Columns() {
        check(plan(plans.sink(wideProjection(200))));
    }

    @Test
    void groupWithManyAggregates() {
        final List<AggregateCall> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            calls.addAll(all(scan));
        }
        check(plan(plans.sink(plans.group(scan, List.of("n", "name"), calls, true))));
    }

    @Test
    void windowWithManyAggregates() {
        final PlanNode timed = timed();
        final List<AggregateCall> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            calls.addAll(all(timed));
        }
        check(plan(plans.sink(plans.window(timed, HOP, "ts", List.of("n", "name"), calls))));
    }

    @Test
    void values() {
        final List<Column> columns =
                List.of(column("x", SqlType.BIGINT), column("y", SqlType.STRING));
        final PlanNode values =
                plans.values(
                        columns,
                        List.of(
                                List.of(
                                        literal(1L, SqlType.BIGINT),
                                        literal("one", SqlType.STRING)),
                                List.of(literal(null, SqlType.BIGINT), literal("", SqlType.STRING)),
                                List.of(
                                        literal(3L, SqlType.BIGINT),
                                        literal(null, SqlType.STRING))));
        final StreamPlan plan = plan(plans.sink(values), plans.sink(plans.select(scan, "k")));
        assertThat(check(plan).getFirst()).hasSize(3);
    }

    @Test
    void windowAndGroupAndSinkShareOneWatermark() {
        final PlanNode timed = timed();
        check(
                plan(
                        plans.sink(
                                plans.window(timed, TUMBLE, "ts", List.of("k"), reversible(timed))),
                        plans.sink(plans.window(timed, HOP, "ts", List.of("n"), reversible(timed))),
                        plans.sink(plans.group(timed, List.of("n"), reversible(timed), false)),
                        plans.sink(plans.select(timed, "ts"))));
    }
}
