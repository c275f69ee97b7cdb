package io.heliosdb.streaming.operators.contract;

import static io.heliosdb.streaming.operators.contract.Plans.aggregate;
import static io.heliosdb.streaming.operators.contract.Plans.call;
import static io.heliosdb.streaming.operators.contract.Plans.index;
import static io.heliosdb.streaming.operators.contract.Plans.literal;
import static io.heliosdb.streaming.operators.contract.Plans.ref;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.row.KindColumn;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.OperatorUid;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Sources whose rows are changes, and the operators that make changes whole. */
final class ChangeContractTest {
    private static final OperatorUid UID = new OperatorUid("cccccccccccccccc");

    private static final long LIFE_MS = 1_000;

    private final Plans plans = new Plans();
    private final PlanNode scan =
            new PlanNode.Scan(
                    new OperatorUid("ssssssssssssssss"), "events", List.of(Events.columns()), true);

    /** Rows of any kind; half of those that are taken back were added before. */
    private static List<Object[]> changes(final long seed) {
        final Random random = new Random(seed);
        final List<Object[]> added = Events.rows(seed, 300, 5);
        final List<Object[]> changes = new ArrayList<>();
        for (final Object[] row : added) {
            final boolean isKnown = !changes.isEmpty() && random.nextBoolean();
            final Object[] values = isKnown ? changes.get(random.nextInt(changes.size())) : row;
            final Object[] change = Arrays.copyOf(values, row.length + 1);
            final boolean isTaken = isKnown && random.nextBoolean();
            change[row.length] =
                    isTaken
                            ? (random.nextBoolean() ? KindColumn.UPDATE_BEFORE : KindColumn.DELETE)
                            : (random.nextBoolean() ? KindColumn.INSERT : KindColumn.UPDATE_AFTER);
            changes.add(change);
        }
        return changes;
    }

    private static List<CollectingOutput.Result> check(final PlanNode.Sink sink) {
        return OperatorContract.of(new StreamPlan(List.of(sink)), changes(7)).check().getFirst();
    }

    private List<Integer> key(final PlanNode input) {
        return List.of(index(input, "k"));
    }

    @Test
    void kindsPassThrough() {
        assertThat(check(plans.sink(scan))).hasSize(300);
    }

    @Test
    void lastRowOfEachKey() {
        final PlanNode whole =
                new ChangeNode.Normalize(UID, scan, key(scan), Optional.empty(), true, 0);
        assertThat(check(plans.sink(whole))).hasSizeGreaterThan(100);
    }

    @Test
    void lastRowOfEachKeyByText() {
        final PlanNode few = plans.select(scan, "name", "d", "v");
        final PlanNode whole =
                new ChangeNode.Normalize(
                        UID, few, List.of(index(few, "name")), Optional.empty(), false, 0);
        assertThat(check(plans.sink(whole))).isNotEmpty();
    }

    @Test
    void lastRowThatSatisfiesACondition() {
        final PlanNode whole =
                new ChangeNode.Normalize(
                        UID,
                        scan,
                        key(scan),
                        Optional.of(
                                call(
                                        ScalarFunction.GREATER_THAN,
                                        SqlType.BOOLEAN,
                                        ref(scan, "v"),
                                        literal(0L, SqlType.BIGINT))),
                        true,
                        0);
        final PlanNode sums =
                plans.group(
                        whole,
                        List.of("n"),
                        List.of(aggregate(AggregateCall.Function.SUM, whole, "v", SqlType.BIGINT)),
                        true);
        assertThat(check(plans.sink(whole))).isNotEmpty();
        assertThat(check(plans.sink(sums))).isNotEmpty();
    }

    private PlanNode windows(final WindowSpec window) {
        final PlanNode whole =
                new ChangeNode.Normalize(UID, scan, key(scan), Optional.empty(), true, 0);
        final PlanNode timed = plans.watermark(whole, "ts", 1_000);
        return plans.window(
                timed,
                window,
                "ts",
                List.of("b"),
                List.of(
                        aggregate(AggregateCall.Function.COUNT_STAR, timed, "", SqlType.BIGINT),
                        aggregate(AggregateCall.Function.SUM, timed, "d", SqlType.DOUBLE),
                        aggregate(AggregateCall.Function.MIN, timed, "v", SqlType.BIGINT),
                        aggregate(AggregateCall.Function.MAX, timed, "name", SqlType.STRING),
                        aggregate(AggregateCall.Function.LISTAGG, timed, "name", SqlType.STRING)));
    }

    @Test
    void windowsThatTakeRowsBack() {
        assertThat(check(plans.sink(windows(new WindowSpec.Tumble(5_000, 0))))).isNotEmpty();
        assertThat(check(plans.sink(windows(new WindowSpec.Hop(9_000, 3_000, 0))))).isNotEmpty();
        assertThat(check(plans.sink(windows(new WindowSpec.Cumulate(9_000, 3_000, 0)))))
                .isNotEmpty();
        assertThat(check(plans.sink(windows(new WindowSpec.Session(700))))).isNotEmpty();
    }

    @Test
    void sessionsKeepKinds() {
        final PlanNode timed = plans.watermark(scan, "ts", 1_000);
        final PlanNode table =
                plans.sessionTable(timed, new WindowSpec.Session(700), "ts", List.of("b"));
        assertThat(check(plans.sink(table)))
                .extracting(CollectingOutput.Result::kind)
                .contains(RowKind.INSERT, RowKind.DELETE, RowKind.UPDATE_BEFORE);
    }

    @Test
    void deletionsByAColumn() {
        final PlanNode few = plans.select(scan, "k", "name", "b");
        final PlanNode marked = new ChangeNode.MarkDeletions(UID, few, index(few, "b"));
        assertThat(check(plans.sink(marked))).hasSize(300);
    }

    @Test
    void rowsOfAPrimaryKey() {
        final PlanNode table = new ChangeNode.Materialize(UID, scan, key(scan), List.of(), 0);
        assertThat(check(plans.sink(table))).hasSizeGreaterThan(100);
    }

    @Test
    void rowsOfAPrimaryKeyThatHaveKeys() {
        final PlanNode few = plans.select(scan, "k", "name", "v");
        final PlanNode table =
                new ChangeNode.Materialize(UID, few, key(few), List.of(index(few, "name")), 0);
        assertThat(check(plans.sink(table))).isNotEmpty();
    }

    /** Rows that come over three lives. */
    private static List<CollectingOutput.Result> checkWithTime(final PlanNode.Sink sink) {
        final List<Object[]> changes = changes(8);
        final List<Long> ticks = new ArrayList<>();
        final List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < changes.size() / 4; i++) {
            ticks.add(1_700_000_000_000L + 3 * LIFE_MS * i * 4 / changes.size());
            counts.add(4);
        }
        return OperatorContract.withTicks(new StreamPlan(List.of(sink)), changes, ticks, counts)
                .check()
                .getFirst();
    }

    @Test
    void lastRowsEnd() {
        final PlanNode whole =
                new ChangeNode.Normalize(UID, scan, key(scan), Optional.empty(), true, LIFE_MS);
        assertThat(checkWithTime(plans.sink(whole))).hasSizeGreaterThan(100);
    }

    @Test
    void rowsOfAPrimaryKeyEnd() {
        final PlanNode table = new ChangeNode.Materialize(UID, scan, key(scan), List.of(), LIFE_MS);
        assertThat(checkWithTime(plans.sink(table))).hasSizeGreaterThan(100);
    }
}
