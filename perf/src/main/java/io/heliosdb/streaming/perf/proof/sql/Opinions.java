package io.heliosdb.streaming.perf.proof.sql;

import io.heliosdb.streaming.operators.runtime.RuntimeError;
import io.heliosdb.streaming.perf.sql.EngineUnderTest;
import io.heliosdb.streaming.perf.sql.Expectation;
import io.heliosdb.streaming.perf.sql.MapTexts;
import io.heliosdb.streaming.perf.sql.Result;
import io.heliosdb.streaming.perf.sql.ResultComparer;
import io.heliosdb.streaming.perf.sql.SqlCase;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;

/** What all engines give for a case. One thread. */
final class Opinions {
    private static final List<String> RUN_COLUMNS = List.of("window_start", "window_end");
    private static final String NOT_NULL_FAILURE = "EnforcerException";

    /** A surrogate without the other one, escaped. */
    private static final Pattern HALF =
            Pattern.compile(
                    "\\\\u[dD][89abAB]..(?!\\\\u[dD][c-fC-F])"
                            + "|(?<!\\\\u[dD][89abAB]..)\\\\u[dD][c-fC-F]..");

    /** Its aggregates are nullable for the planner, and what is made of them is not. */
    private static final Pattern OLDER_WINDOW =
            Pattern.compile("GROUP BY [^;]*(TUMBLE|HOP|SESSION) ?\\(");

    private final EngineUnderTest flink;
    private final Map<String, EngineUnderTest> ours;
    private final Guarded guarded;

    /**
     * Compares engines.
     *
     * @param ours by name
     * @param limit how long one of ours may take for a case
     */
    Opinions(
            final EngineUnderTest flink,
            final Map<String, EngineUnderTest> ours,
            final Duration limit) {
        this.flink = flink;
        this.ours = ours;
        guarded = new Guarded(limit);
    }

    /** Asks all: Flink, which mostly waits, beside ours. */
    Verdict of(final RandomCase randomCase) throws IOException {
        final SqlCase sqlCase = randomCase.sqlCase();
        final Runs its = new Runs(sqlCase, Files.createTempDirectory("heliosdb-sql"));
        final Runs workspace = new Runs(sqlCase, Files.createTempDirectory("heliosdb-sql"));
        final FutureTask<Result> asked = new FutureTask<>(() -> its.run(flink));
        Thread.ofPlatform().daemon().name("flink of " + sqlCase.name()).start(asked);
        try {
            final Map<String, Result> results = new LinkedHashMap<>();
            for (final Map.Entry<String, EngineUnderTest> engine : ours.entrySet()) {
                final Result result =
                        guarded.run(engine.getKey(), () -> workspace.run(engine.getValue()));
                results.put(engine.getKey(), result);
                if (Guarded.isHang(result)) {
                    break; // the others would take as long
                }
            }
            final Result expected = awaited(asked);
            for (final Map.Entry<String, Result> result : results.entrySet()) {
                final Verdict verdict =
                        compare(sqlCase, result.getKey(), expected, result.getValue());
                if (verdict.kind().isDifference()) {
                    return isSteady(sqlCase, its, expected)
                            ? verdict
                            : new Verdict(Verdict.Kind.FLINK_DIFFERS_FROM_ITSELF, "", expected);
                }
            }
            return expected.isFailure()
                    ? bothFail(expected)
                    : new Verdict(Verdict.Kind.EQUAL, "", expected);
        } finally {
            awaited(asked);
            its.delete();
            workspace.delete();
        }
    }

    private static Result awaited(final FutureTask<Result> asked) {
        try {
            return asked.get();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Flink ran", e);
        } catch (final ExecutionException e) {
            throw new IllegalStateException("Flink could not be asked", e.getCause());
        }
    }

    private boolean isSteady(final SqlCase sqlCase, final Runs its, final Result expected) {
        final Result again = its.run(flink);
        return expected.isFailure() == again.isFailure()
                && (expected.isFailure() || difference(sqlCase, expected, again).isEmpty());
    }

    private static Verdict compare(
            final SqlCase sqlCase,
            final String engine,
            final Result expected,
            final Result result) {
        if (Guarded.isCrash(result) || Guarded.isHang(result)) {
            return new Verdict(
                    Guarded.isHang(result) ? Verdict.Kind.HANG : Verdict.Kind.CRASH,
                    engine + ": " + result.error(),
                    expected);
        }
        if (expected.isFailure()) {
            return result.isFailure()
                    ? bothFail(expected)
                    : new Verdict(
                            onlyFlinkFails(sqlCase, expected.error()),
                            engine
                                    + ": runs, but Flink says "
                                    + FlinkFailure.shortened(expected.error()),
                            expected);
        }
        if (result.isFailure()) {
            return new Verdict(
                    isListed(result) ? Verdict.Kind.LISTED : Verdict.Kind.ONLY_WE_FAIL,
                    engine + ": " + result.error(),
                    expected);
        }
        final String difference = difference(sqlCase, expected, result);
        return new Verdict(
                difference.isEmpty() ? Verdict.Kind.EQUAL : Verdict.Kind.DIFFERENT,
                engine + ": " + difference,
                expected);
    }

    private static Verdict.Kind onlyFlinkFails(final SqlCase sqlCase, final String error) {
        if (FlinkFailure.isItsOwn(error)) {
            return Verdict.Kind.FLINK_BREAKS;
        }
        return error.contains(NOT_NULL_FAILURE) && OLDER_WINDOW.matcher(sqlCase.script()).find()
                ? Verdict.Kind.LISTED
                : Verdict.Kind.ONLY_FLINK_FAILS;
    }

    /** A NULL that a planner's column must not have, which older windows of Flink take as 0. */
    private static boolean isListed(final Result result) {
        return result.error().contains(RuntimeError.NULL_IN_NOT_NULL.code())
                && result.error().contains("column $");
    }

    private static Verdict bothFail(final Result expected) {
        if (FlinkFailure.isItsOwn(expected.error())) {
            return new Verdict(Verdict.Kind.FLINK_BREAKS, "", expected);
        }
        return new Verdict(
                FlinkFailure.isRefusal(expected.error())
                        ? Verdict.Kind.BOTH_REFUSE
                        : Verdict.Kind.BOTH_FAIL,
                FlinkFailure.shortened(expected.error()),
                expected);
    }

    /**
     * Half a character, where Flink has cut a text in two, as it is once Flink writes it as bytes:
     * its JSON files get it as it lies in a Java string.
     */
    private static String withoutHalves(final String record) {
        return HALF.matcher(record).replaceAll("?");
    }

    private static String difference(
            final SqlCase sqlCase, final Result expected, final Result result) {
        final List<String> records =
                MapTexts.inOrder(expected.records().stream().map(Opinions::withoutHalves).toList());
        final Expectation expectation =
                sqlCase.expectation() instanceof Expectation.Changelog
                        ? new Expectation.Changelog(records, RUN_COLUMNS)
                        : new Expectation.Rows(records);
        final SqlCase withExpected =
                new SqlCase(
                        sqlCase.file(),
                        sqlCase.title(),
                        sqlCase.inputs(),
                        sqlCase.settings(),
                        sqlCase.script(),
                        expectation);
        return ResultComparer.compare(withExpected, result, Map.of());
    }
}
