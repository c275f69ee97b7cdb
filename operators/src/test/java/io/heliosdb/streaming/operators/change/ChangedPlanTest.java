package io.heliosdb.streaming.operators.change;

import static io.heliosdb.streaming.operators.contract.Plans.aggregate;
import static io.heliosdb.streaming.operators.contract.Plans.call;
import static io.heliosdb.streaming.operators.contract.Plans.column;
import static io.heliosdb.streaming.operators.contract.Plans.literal;
import static io.heliosdb.streaming.operators.contract.Plans.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.contract.Plans;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.AggregateCall.Function;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A plan takes over what another has kept, generated and interpreted. */
class ChangedPlanTest {
    private static final Column[] COLUMNS = {
        column("k", SqlType.BIGINT),
        column("v", SqlType.BIGINT),
        column("w", SqlType.BIGINT),
        column("ts", SqlType.timestamp(3))
    };
    private static final int BEFORE = 60;
    private static final int ALL = 120;

    private final Plans plans = new Plans();
    private final PlanNode scan = plans.scan("events", COLUMNS);
    private final PlanNode timed = plans.watermark(scan, "ts", 0);

    private static List<Object[]> rows(final int from, final int to) {
        final List<Object[]> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            rows.add(new Object[] {i % 5L, (long) i % 17, (long) i % 7, 1_000_000 + 250L * i});
        }
        return rows;
    }

    private PlanNode filtered(final PlanNode input, final long least) {
        return plans.filter(
                input,
                call(
                        ScalarFunction.GREATER_THAN,
                        SqlType.BOOLEAN,
                        ref(input, "v"),
                        literal(least, SqlType.BIGINT)));
    }

    private static List<AggregateCall> count(final PlanNode input) {
        return List.of(aggregate(Function.COUNT_STAR, input, "", SqlType.BIGINT.notNull()));
    }

    private PlanNode window(final PlanNode input) {
        return plans.window(
                input, new WindowSpec.Tumble(100_000, 0), "ts", List.of("k"), count(input));
    }

    private PlanNode session(final PlanNode input, final long gapMs) {
        return plans.window(input, new WindowSpec.Session(gapMs), "ts", List.of("k"), count(input));
    }

    private PlanNode sessionRows(final PlanNode input) {
        return plans.sessionTable(input, new WindowSpec.Session(20_000), "ts", List.of("k"));
    }

    private PlanNode group(final PlanNode input, final String... keys) {
        return plans.group(input, List.of(keys), count(input), false);
    }

    private StreamPlan plan(final PlanNode... ends) {
        final List<PlanNode.Sink> sinks = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            final PlanNode.Sink sink = plans.sink(ends[i]);
            sinks.add(new PlanNode.Sink(sink.uid(), sink.input(), "sink" + i, sink.columns()));
        }
        return new StreamPlan(sinks);
    }

    private static byte[] saved(final StreamPlan plan, final boolean isGenerated) {
        try (PlanRun run = new PlanRun(plan, isGenerated)) {
            return run.feed(0, rows(0, BEFORE)).saved();
        }
    }

    private static PlanRun changed(
            final StreamPlan from,
            final StreamPlan to,
            final boolean isGenerated,
            final boolean mayLoseState) {
        return new PlanRun(to, isGenerated)
                .restored(saved(from, isGenerated), BEFORE, mayLoseState);
    }

    /** Results of a plan over all rows from the one on behind which the other was saved. */
    private static List<String> undisturbed(
            final StreamPlan plan, final int sink, final boolean isGenerated) {
        try (PlanRun run = new PlanRun(plan, isGenerated)) {
            run.feed(0, rows(0, BEFORE));
            final int before = run.results(sink).size();
            run.feed(0, rows(BEFORE, ALL)).end(0);
            return run.results(sink).subList(before, run.results(sink).size());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBranchMoreKeepsEverythingElse(final boolean isGenerated) {
        final PlanNode window = window(timed);
        final PlanNode group = group(scan, "k");
        final StreamPlan before = plan(window, group);
        final StreamPlan after = plan(window, group, group(filtered(scan, 3), "w"), window(scan));
        try (PlanRun run = changed(before, after, isGenerated, false)) {
            run.feed(0, rows(BEFORE, ALL)).end(0);
            assertThat(run.results(0)).isEqualTo(undisturbed(before, 0, isGenerated)).hasSize(5);
            assertThat(run.results(1)).isEqualTo(undisturbed(before, 1, isGenerated)).hasSize(60);
            assertThat(run.results(2).getFirst()).startsWith("[+I, ");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherFilterTakesTheGroupsOver(final boolean isGenerated) {
        final StreamPlan before = plan(group(scan, "k"));
        final StreamPlan after = plan(group(filtered(scan, 10), "k"));
        try (PlanRun run = changed(before, after, isGenerated, false)) {
            run.feed(0, rows(BEFORE, ALL));
            // 12 rows of each key before, all of them counted; then only those above 10
            assertThat(run.results(0).getFirst()).isEqualTo("[+U, 2, 13]");
            assertThat(run.results(0)).hasSize(24);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherFilterTakesTheWindowsOver(final boolean isGenerated) {
        final StreamPlan before = plan(window(timed));
        final StreamPlan after = plan(window(filtered(timed, 10)));
        try (PlanRun run = changed(before, after, isGenerated, false)) {
            run.feed(0, rows(BEFORE, ALL)).end(0);
            final long counted =
                    run.results(0).stream()
                            .mapToLong(row -> Long.parseLong(row.split(", ")[2]))
                            .sum();
            assertThat(counted).isEqualTo(BEFORE + 24);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherFilterTakesTheSessionsOver(final boolean isGenerated) {
        final StreamPlan before = plan(session(timed, 20_000), sessionRows(timed));
        final PlanNode filtered = filtered(timed, 10);
        final StreamPlan after = plan(session(filtered, 20_000), sessionRows(filtered));
        try (PlanRun run = changed(before, after, isGenerated, false)) {
            run.feed(0, rows(BEFORE, ALL)).end(0);
            final long counted =
                    run.results(0).stream()
                            .mapToLong(row -> Long.parseLong(row.split(", ")[2]))
                            .sum();
            assertThat(run.results(0)).hasSize(5);
            assertThat(counted).isEqualTo(BEFORE + 24);
            assertThat(run.results(1)).hasSize(BEFORE + 24);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sessionsOfAnotherGapBeginAnewIfTheStateMayGo(final boolean isGenerated) {
        final StreamPlan before = plan(session(timed, 20_000));
        final StreamPlan after = plan(session(timed, 30_000));
        assertThatThrownBy(() -> changed(before, after, isGenerated, false).close())
                .hasMessageContaining("HOPR-0006");
        try (PlanRun run = changed(before, after, isGenerated, true)) {
            run.feed(0, rows(BEFORE, ALL)).end(0);
            assertThat(run.results(0)).hasSize(5).allMatch(row -> row.contains(", 12, "));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherDelayOfTheWatermarkFiresNoWindowAgain(final boolean isGenerated) {
        final WindowSpec fiveSeconds = new WindowSpec.Tumble(5_000, 0);
        final PlanNode slower = plans.watermark(scan, "ts", 8_000);
        final StreamPlan before =
                plan(plans.window(timed, fiveSeconds, "ts", List.of("k"), count(timed)));
        final StreamPlan after =
                plan(plans.window(slower, fiveSeconds, "ts", List.of("k"), count(slower)));
        try (PlanRun run = changed(before, after, isGenerated, false)) {
            run.feed(0, rows(20, 40)); // of the second window, which has fired
            run.feed(0, rows(BEFORE, ALL)).end(0);
            assertThat(run.results(0)).hasSize(5 * 4); // keys and windows that have not fired
            assertThat(run.results(0).getFirst()).contains("1010000, 1015000");
            assertThat(run.results(0).getLast()).contains("1025000, 1030000");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void otherKeysBeginAnewIfTheStateMayGo(final boolean isGenerated) {
        final StreamPlan before = plan(group(scan, "k"));
        final StreamPlan after = plan(group(scan, "w"));
        assertThatThrownBy(() -> changed(before, after, isGenerated, false).close())
                .hasMessageContaining("HOPR-0006");
        try (PlanRun run = changed(before, after, isGenerated, true)) {
            run.feed(0, rows(BEFORE, BEFORE + 7));
            assertThat(run.results(0)).hasSize(7).allMatch(row -> row.startsWith("[+I"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherLayoutIsNeverReadAsTheOldOne(final boolean isGenerated) {
        final StreamPlan before = plan(group(scan, "k"));
        final List<AggregateCall> calls = new ArrayList<>(count(scan));
        calls.add(aggregate(Function.SUM, scan, "v", SqlType.BIGINT));
        final StreamPlan after = plan(plans.group(scan, List.of("k"), calls, false));
        assertThatThrownBy(() -> changed(before, after, isGenerated, false).close())
                .hasMessageContaining("HOPR-0006");
        try (PlanRun run = changed(before, after, isGenerated, true)) {
            run.feed(0, rows(BEFORE, BEFORE + 1));
            assertThat(run.results(0)).isEqualTo(List.of("[+I, 0, 1, 9]"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void newValuesComeOnceAndOldOnesNotAgain(final boolean isGenerated) {
        final PlanNode old = values(1);
        final StreamPlan before = plan(group(scan, "k"), old);
        final StreamPlan after = plan(before.sinks().getFirst().input(), old, values(2));
        try (PlanRun run = changed(before, after, isGenerated, false)) {
            run.feed(0, rows(BEFORE, ALL));
            assertThat(run.results(1)).isEmpty();
            assertThat(run.results(2)).isEqualTo(List.of("[+I, 2]"));
        }
    }

    private PlanNode values(final long value) {
        return plans.values(
                List.of(column("x", SqlType.BIGINT)),
                List.of(List.of(literal(value, SqlType.BIGINT))));
    }

    @Test
    void bothEnginesAgreeOnAnyChange() {
        final Random random = new Random(5);
        for (int round = 0; round < 30; round++) {
            final StreamPlan before = plan(branch(random), branch(random), branch(random));
            final List<PlanNode> ends = new ArrayList<>();
            before.sinks().forEach(sink -> ends.add(sink.input()));
            ends.set(random.nextInt(3), branch(random));
            ends.add(branch(random));
            final StreamPlan after = plan(ends.toArray(PlanNode[]::new));
            try (PlanRun generated = changed(before, after, true, true);
                    PlanRun interpreted = changed(before, after, false, true)) {
                generated.feed(0, rows(BEFORE, ALL)).end(0);
                interpreted.feed(0, rows(BEFORE, ALL)).end(0);
                for (int sink = 0; sink < ends.size(); sink++) {
                    assertThat(generated.results(sink))
                            .as("round " + round + ", sink " + sink)
                            .isEqualTo(interpreted.results(sink));
                    assertThat(generated.ids(sink)).isEqualTo(interpreted.ids(sink));
                    if (sink < 3 && before.sinks().get(sink).input() == ends.get(sink)) {
                        assertThat(generated.results(sink))
                                .isEqualTo(undisturbed(before, sink, true));
                    }
                }
            }
        }
    }

    private PlanNode branch(final Random random) {
        final PlanNode source = random.nextBoolean() ? timed : filtered(timed, random.nextInt(9));
        return switch (random.nextInt(7)) {
            case 0 -> group(source, "k");
            case 5 -> session(source, 1_250 + random.nextInt(2));
            case 6 -> sessionRows(source);
            case 1 -> group(source, "w");
            case 2 -> window(source);
            case 3 -> group(group(source, "k"), "a0");
            default -> window(plans.union(source, filtered(timed, random.nextInt(9))));
        };
    }
}
