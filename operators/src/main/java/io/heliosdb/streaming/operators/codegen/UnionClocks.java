package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clocks of unions that do not wait for idle inputs, inner ones before outer ones. Each has an
 * {@code UnionTime}, which is told of rows, watermarks and ticks of the inputs and gives the
 * union's watermark.
 */
final class UnionClocks {
    private static final String CLOCK = "scratch.clockMs()";

    private final Generation generation;
    private final List<WatermarkClock> unions = new ArrayList<>();

    UnionClocks(final Generation generation) {
        this.generation = generation;
    }

    void declare(final WatermarkClock union) {
        unions.add(union);
        final String timeouts =
                union.inputs().stream().map(UnionClocks::timeout).collect(Collectors.joining(", "));
        generation
                .javaClass()
                .constant(
                        "UnionTime", union.time(), "new UnionTime(new long[] {" + timeouts + "})");
        for (int i = 0; i < union.inputs().size(); i++) {
            generation.scalarAt(union.node(), union.time() + ".states[" + i + "]");
            generation.scalarAt(union.node(), union.time() + ".lastMs[" + i + "]");
        }
    }

    private static String timeout(final WatermarkClock clock) {
        return (clock.node() instanceof PlanNode.Watermark watermark ? watermark.idleMs() : 0)
                + "L";
    }

    private static boolean canBeIdle(final WatermarkClock clock) {
        return clock.isOfUnion()
                || (clock.node() instanceof PlanNode.Watermark watermark && watermark.idleMs() > 0);
    }

    /** Whether unions follow a clock. */
    boolean areBehind(final WatermarkClock clock) {
        return unions.stream().anyMatch(union -> union.inputs().contains(clock));
    }

    /** Writes that a row of a clock has come. */
    void writeRow(final Code code, final WatermarkClock clock) {
        for (final WatermarkClock union : unions) {
            final int input = union.inputs().indexOf(clock);
            if (input >= 0 && canBeIdle(clock)) {
                code.line(union.time() + ".row(" + input + ", " + CLOCK + ");");
                writeRow(code, union);
            }
        }
    }

    /**
     * Writes that a clock has been raised.
     *
     * @return source of the new watermarks of the clock and of the unions behind it
     */
    Map<WatermarkClock, String> writeRaise(
            final Code code, final WatermarkClock clock, final String watermark) {
        final Map<WatermarkClock, String> raised = new LinkedHashMap<>();
        raised.put(clock, watermark);
        for (final WatermarkClock union : unions) {
            for (int i = 0; i < union.inputs().size(); i++) {
                final String input = raised.get(union.inputs().get(i));
                if (input != null) {
                    raised.put(union, raise(code, union, i, input));
                }
            }
        }
        return raised;
    }

    private static String raise(
            final Code code, final WatermarkClock union, final int input, final String watermark) {
        return code.local(
                        "long", "union", union.time() + ".raise(" + input + ", " + watermark + ")")
                .name();
    }

    /**
     * Writes what a tick does to the unions.
     *
     * @param watermark of processing time
     * @return source of whether one was raised
     */
    String writeTick(final Code code, final Variable watermark) {
        final List<String> tests = new ArrayList<>();
        for (final WatermarkClock union : unions) {
            for (int i = 0; i < union.inputs().size(); i++) {
                final WatermarkClock input = union.inputs().get(i);
                if (input.isOfTicks()) {
                    code.line(union.time() + ".raise(" + i + ", " + watermark.name() + ");");
                } else if (input.isOfUnion()) {
                    code.line(union.time() + ".tell(" + i + ", " + input.time() + ".isIdle());");
                    code.line(union.time() + ".raise(" + i + ", " + input.target() + ");");
                }
            }
            code.line(
                    union.target() + " = " + union.time() + ".tick(" + watermark.name() + " + 1);");
            tests.add(union.target() + " > " + union.watermark());
        }
        return tests.isEmpty() ? "false" : String.join(" || ", tests);
    }

    /** Source of the watermarks of processing time at which inputs become idle. */
    Stream<String> dueTimes() {
        return unions.stream().map(union -> union.time() + ".dueMs() - 1");
    }

    /** Writes that the fields have been restored. */
    void writeResume(final Code code) {
        for (final WatermarkClock union : unions) {
            final String inputs =
                    union.inputs().stream()
                            .map(WatermarkClock::wanted)
                            .collect(Collectors.joining(", "));
            final String resumed =
                    union.time() + ".resume(" + union.wanted() + ", new long[] {" + inputs + "})";
            code.open("if (" + union.wanted() + " == 0)")
                    .line(union.watermark() + " = " + resumed + ";")
                    .otherwise()
                    .line(resumed + ";")
                    .close();
        }
    }
}
