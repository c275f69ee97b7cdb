package io.heliosdb.streaming.operators.change;

import static io.heliosdb.streaming.operators.contract.Plans.aggregate;
import static io.heliosdb.streaming.operators.contract.Plans.column;
import static io.heliosdb.streaming.operators.contract.Plans.literal;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.contract.Plans;
import io.heliosdb.streaming.operators.plan.AggregateCall.Function;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The state of a generated pipeline as it was written before operators had names, in hexadecimal
 * digits in {@code pipeline-1.txt}. Written once, by {@link #main} of that time, and not to be
 * written again.
 */
final class FormatOnePipeline {
    private static final String RESOURCE = "/pipeline-1.txt";
    private static final int DIGITS_A_LINE = 100;

    private FormatOnePipeline() {}

    /** A window, a group with retractions behind it, and VALUES. */
    static StreamPlan plan() {
        final Plans plans = new Plans();
        final PlanNode scan =
                plans.scan(
                        "events",
                        column("k", SqlType.BIGINT),
                        column("name", SqlType.STRING),
                        column("ts", SqlType.timestamp(3)));
        final PlanNode timed = plans.watermark(scan, "ts", 0);
        final PlanNode window =
                plans.window(
                        timed,
                        new WindowSpec.Hop(6_000, 2_000, 0),
                        "ts",
                        List.of("name"),
                        List.of(aggregate(Function.COUNT_STAR, timed, "", SqlType.BIGINT)));
        final PlanNode group =
                plans.group(
                        scan,
                        List.of("k"),
                        List.of(
                                aggregate(Function.COUNT_STAR, scan, "", SqlType.BIGINT.notNull()),
                                aggregate(Function.MAX, scan, "name", SqlType.STRING)),
                        true);
        final PlanNode again =
                plans.group(
                        group,
                        List.of("a0"),
                        List.of(
                                aggregate(
                                        Function.COUNT_STAR, group, "", SqlType.BIGINT.notNull())),
                        false);
        final PlanNode values =
                plans.values(
                        List.of(column("x", SqlType.BIGINT)),
                        List.of(List.of(literal(1L, SqlType.BIGINT))));
        return new StreamPlan(List.of(plans.sink(window), plans.sink(again), plans.sink(values)));
    }

    /** Rows in the order of time, some of them late. */
    static List<Object[]> rows(final int from, final int to) {
        final List<Object[]> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            final long timeMs = 1_000_000 + 700L * i - (i % 9 == 8 ? 9_000 : 0);
            rows.add(new Object[] {i % 4L, "a name of some length " + i % 3, timeMs});
        }
        return rows;
    }

    static byte[] saved() {
        try (InputStream in = FormatOnePipeline.class.getResourceAsStream(RESOURCE)) {
            final String digits = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(digits.replace("\n", ""));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the resource.
     *
     * @param arguments where to
     */
    public static void main(final String[] arguments) throws IOException {
        try (PlanRun run = new PlanRun(plan(), true)) {
            final String digits = HexFormat.of().formatHex(run.feed(0, rows(0, 20)).saved());
            final StringBuilder lines = new StringBuilder();
            for (int at = 0; at < digits.length(); at += DIGITS_A_LINE) {
                lines.append(digits, at, Math.min(at + DIGITS_A_LINE, digits.length()))
                        .append('\n');
            }
            Files.writeString(Path.of(arguments[0]), lines.toString());
        }
    }
}
