package io.heliosdb.streaming.operators.contract;

import static io.heliosdb.streaming.operators.contract.Plans.aggregate;
import static io.heliosdb.streaming.operators.contract.Plans.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.PipelineCompiler;
import io.heliosdb.streaming.operators.codegen.runtime.PipelineLimits;
import io.heliosdb.streaming.operators.interpreter.InterpretedPipeline;
import io.heliosdb.streaming.operators.plan.AggregateCall.Function;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.RowCursor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Processing time in simulated time: ticks are written by the test, and what comes out is compared
 * with a plain model of windows that fire at the first tick at or behind their end.
 */
final class ProcessingTimeTest {
    private static final Column[] COLUMNS = {
        column("k", SqlType.BIGINT), column("v", SqlType.BIGINT)
    };
    private static final long BEGIN_MS = 1_700_000_000_123L;
    private static final WindowSpec.Tumble TUMBLE = new WindowSpec.Tumble(1_000, 0);
    private static final WindowSpec.Hop HOP = new WindowSpec.Hop(3_000, 1_000, 250);
    private static final WindowSpec.Session SESSION = new WindowSpec.Session(700);

    private final Plans plans = new Plans();
    private final PlanNode timed = plans.clock(plans.scan("events", COLUMNS));

    private final List<Object[]> rows = new ArrayList<>();
    private final List<Long> ticks = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();

    private void simulate(final long seed) {
        final Random random = new Random(seed);
        long timeMs = BEGIN_MS;
        for (int i = 0; i < 120; i++) {
            ticks.add(timeMs);
            final int count = random.nextInt(5);
            counts.add(count);
            for (int row = 0; row < count; row++) {
                rows.add(new Object[] {(long) random.nextInt(3), (long) random.nextInt(100)});
            }
            timeMs += 1 + random.nextInt(random.nextInt(4) == 0 ? 4_000 : 300);
        }
    }

    private StreamPlan plan(final WindowSpec window) {
        return new StreamPlan(
                List.of(
                        plans.sink(
                                plans.window(
                                        timed,
                                        window,
                                        "t",
                                        List.of("k"),
                                        List.of(
                                                aggregate(
                                                        Function.SUM,
                                                        timed,
                                                        "v",
                                                        SqlType.BIGINT))))));
    }

    private List<List<Object>> run(final WindowSpec window) {
        final StreamPlan plan = plan(window);
        return Batch.decode(
                plan.sinks().getFirst().columns(),
                OperatorContract.withTicks(plan, rows, ticks, counts).check().getFirst());
    }

    /** Each row with the tick in front of it, given to windows that are read off at each tick. */
    private List<List<Object>> model(final long sizeMs, final long slideMs, final long offsetMs) {
        final List<List<Object>> results = new ArrayList<>();
        final TreeMap<Long, Map<Object, Long>> sums = new TreeMap<>();
        int next = 0;
        for (int i = 0; i < ticks.size(); i++) {
            final long nowMs = ticks.get(i);
            while (!sums.isEmpty() && sums.firstKey() <= nowMs) {
                final Map.Entry<Long, Map<Object, Long>> window = sums.pollFirstEntry();
                final long endMs = window.getKey();
                window.getValue()
                        .forEach(
                                (key, sum) ->
                                        results.add(
                                                List.of(
                                                        "+I",
                                                        key,
                                                        sum,
                                                        endMs - sizeMs,
                                                        endMs,
                                                        endMs - 1)));
            }
            for (int row = 0; row < counts.get(i); row++, next++) {
                final Object[] values = rows.get(next);
                final long first = nowMs - Math.floorMod(nowMs - offsetMs, slideMs) + slideMs;
                for (long end = first; end - sizeMs <= nowMs; end += slideMs) {
                    sums.computeIfAbsent(end, at -> new LinkedHashMap<>())
                            .merge(values[0], (Long) values[1], Long::sum);
                }
            }
        }
        return results;
    }

    private static List<List<Object>> sorted(final List<List<Object>> results) {
        final List<List<Object>> sorted = new ArrayList<>(results);
        sorted.sort(
                (one, other) -> {
                    final int byEnd = Long.compare((Long) one.get(4), (Long) other.get(4));
                    return byEnd != 0
                            ? byEnd
                            : Long.compare((Long) one.get(1), (Long) other.get(1));
                });
        return sorted;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void windowsThatTouchFireAtTheFirstTickBehindThem(final long seed) {
        simulate(seed);
        assertThat(run(TUMBLE)).hasSizeGreaterThan(20).isEqualTo(model(1_000, 1_000, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void windowsThatOverlapFireAtTheFirstTickBehindThem(final long seed) {
        simulate(seed);
        assertThat(sorted(run(HOP)))
                .hasSizeGreaterThan(20)
                .isEqualTo(sorted(model(3_000, 1_000, 250)));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void sessionsFireWhenNothingHasComeForTheGap(final long seed) {
        simulate(seed);
        final List<List<Object>> expected = new ArrayList<>();
        final Map<Object, long[]> open = new LinkedHashMap<>();
        int next = 0;
        for (int i = 0; i < ticks.size(); i++) {
            final long nowMs = ticks.get(i);
            open.entrySet()
                    .removeIf(
                            session -> {
                                final long[] state = session.getValue();
                                final boolean isOver = state[1] <= nowMs;
                                if (isOver) {
                                    expected.add(
                                            List.of(
                                                    "+I",
                                                    session.getKey(),
                                                    state[2],
                                                    state[0],
                                                    state[1],
                                                    state[1] - 1));
                                }
                                return isOver;
                            });
            for (int row = 0; row < counts.get(i); row++, next++) {
                final Object[] values = rows.get(next);
                final long[] state =
                        open.computeIfAbsent(values[0], key -> new long[] {nowMs, 0, 0});
                state[1] = nowMs + SESSION.gapMs();
                state[2] += (Long) values[1];
            }
        }
        assertThat(sorted(run(SESSION))).hasSizeGreaterThan(20).isEqualTo(sorted(expected));
    }

    @Test
    void whatIsOpenAtTheEndOfTheInputIsNotEmitted() {
        ticks.add(BEGIN_MS);
        counts.add(2);
        rows.add(new Object[] {1L, 1L});
        rows.add(new Object[] {2L, 1L});
        assertThat(run(TUMBLE)).isEmpty();
        assertThat(run(SESSION)).isEmpty();
    }

    @Test
    void asksForTheTickAtWhichTheNextWindowEnds() {
        for (final WindowSpec window : List.of(TUMBLE, HOP, SESSION)) {
            final StreamPlan plan = plan(window);
            assertThat(plan.readsClock()).isTrue();
            assertThat(dueTimes(plan, false))
                    .isEqualTo(dueTimes(plan, true))
                    .containsExactly(
                            Long.MAX_VALUE,
                            window == SESSION
                                    ? BEGIN_MS + 700
                                    : window == HOP ? BEGIN_MS + 127 : BEGIN_MS + 877,
                            window == HOP ? BEGIN_MS + 1_127 : Long.MAX_VALUE);
        }
    }

    /** Before a row, behind it, and behind the tick asked for then. */
    private static List<Long> dueTimes(final StreamPlan plan, final boolean isGenerated) {
        final List<Long> times = new ArrayList<>();
        final Ledger ledger = new Ledger(1L << 30);
        try (CollectingOutput output = new CollectingOutput(ledger, 0);
                CollectingOutput late = new CollectingOutput(ledger, 0);
                Pipeline pipeline =
                        isGenerated
                                ? PipelineCompiler.compile(plan)
                                        .open(
                                                ledger,
                                                "test",
                                                PipelineLimits.DEFAULT,
                                                List.of(output, late))
                                : new InterpretedPipeline(plan, List.of(output, late));
                Arena row =
                        Batch.encode(
                                ledger,
                                List.of(COLUMNS),
                                Collections.singletonList(new Object[] {1L, 1L}))) {
            pipeline.clock(BEGIN_MS);
            times.add(pipeline.dueMs());
            final RowCursor cursor = new RowCursor();
            cursor.reset(row.address(), 1, 0);
            assertThat(pipeline.onRows(0, cursor)).isTrue();
            times.add(pipeline.dueMs());
            pipeline.onTick(1, pipeline.dueMs());
            assertThat(pipeline.drain()).isTrue();
            assertThat(output.results()).hasSize(1);
            times.add(pipeline.dueMs());
        }
        return times;
    }
}
