package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.NearestName;
import io.heliosdb.streaming.sql.SqlError;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the planner says without knowing the place, and in words for its authors: about hints,
 * {@code OVER} windows, early results, times of tables, and tables read by a key that they lack.
 */
final class PlannerWords {
    private static final Pattern UNKNOWN_HINT =
            Pattern.compile("Hint: (\\w+) should be registered in the HintStrategyTable");

    private static final Pattern HINT_VALUE = Pattern.compile("Invalid (\\w+) hint value: (.*)");

    private static final Pattern HINT_OPTIONS =
            Pattern.compile("Invalid (?:list options in )?(\\w+) hint,");

    private static final Pattern HINT_TABLE =
            Pattern.compile("options of following hints cannot match.*: `(.+)` in `(\\w+)`");

    private static final Pattern OVER = Pattern.compile("^Over Agg: (?:Unsupported use.*)?(.*)");

    private static final Pattern NO_KEY =
            Pattern.compile("^Table '(.+)' produces a changelog stream that contains UPDATE_AFTER");

    private static final Pattern NO_NUMBER =
            Pattern.compile("'\\s*[+-]?(nan|inf(inity)?)\\s*'", Pattern.CASE_INSENSITIVE);

    private static final List<String> HINTS =
            List.of("STATE_TTL", "OPTIONS", "BROADCAST", "SHUFFLE_HASH", "SHUFFLE_MERGE");

    /** How to count what COUNT does not take. */
    static final String COUNT_OF_PAIRS =
            "count the rows of a subquery: SELECT COUNT(*) FROM (SELECT DISTINCT a, b FROM t)";

    private static final String STATE_TTL_FORM = "write STATE_TTL('t' = '1 d')";

    private PlannerWords() {}

    /** The error that the planner's words stand for, if they are known. */
    static Optional<HeliosException> error(
            final ReportedFailure failure, final ScriptSearch script) {
        final PlainMessage message = failure.message();
        final String all =
                message.detail().isEmpty()
                        ? message.what()
                        : message.what() + ". " + message.detail();
        return hint(all, failure)
                .or(() -> over(message, failure))
                .or(() -> oneArgument(all, failure))
                .or(() -> noKey(all, script))
                .or(() -> emit(all, failure))
                .or(() -> constant(all, failure))
                .or(() -> timeTravel(all, failure))
                .or(() -> constantsOnTheRight(all, failure))
                .or(() -> Defeats.error(all, failure))
                .or(() -> PlannerForms.error(all, failure, script));
    }

    private static Optional<HeliosException> hint(
            final String message, final ReportedFailure failure) {
        final Matcher unknown = UNKNOWN_HINT.matcher(message);
        if (unknown.find()) {
            final String name = unknown.group(1);
            final HeliosException error =
                    invalid("hint " + name + " does not exist", failure.hintPosition(name));
            return Optional.of(
                    NearestName.of(name, HINTS)
                            .map(nearest -> error.hint("did you mean " + nearest + "?"))
                            .orElse(error));
        }
        final Matcher value = HINT_VALUE.matcher(message);
        if (value.find()) {
            return Optional.of(
                    invalid(
                                    "the hint " + value.group(1) + " has a time that is none",
                                    failure.hintPosition(value.group(1)))
                            .detail(value.group(2).replaceFirst(": DAYS:.*", ""))
                            .hint(STATE_TTL_FORM));
        }
        final Matcher options = HINT_OPTIONS.matcher(message);
        if (options.find()) {
            return Optional.of(
                    invalid(
                                    "the hint "
                                            + options.group(1)
                                            + " wants tables with their times",
                                    failure.hintPosition(options.group(1)))
                            .hint(STATE_TTL_FORM));
        }
        final Matcher table = HINT_TABLE.matcher(message);
        if (table.find()) {
            return Optional.of(
                    invalid(
                                    "the hint "
                                            + table.group(2)
                                            + " names "
                                            + table.group(1)
                                            + ", which its SELECT does not read",
                                    failure.hintPosition(table.group(2)))
                            .hint("name a table as FROM does, by its alias if it has one"));
        }
        return Optional.empty();
    }

    private static Optional<HeliosException> over(
            final PlainMessage message, final ReportedFailure failure) {
        if (!OVER.matcher(message.what()).matches()) {
            return Optional.empty();
        }
        final String words =
                message.detail().isEmpty()
                        ? message.what().replaceFirst("^Over Agg: ", "")
                        : message.detail();
        return Optional.of(
                invalid(
                        words.replaceAll("[.;,]? *please re-check the over window statement", ""),
                        failure.wordPosition(List.of("OVER"))));
    }

    private static Optional<HeliosException> oneArgument(
            final String message, final ReportedFailure failure) {
        return message.contains("only support the count of one field")
                ? Optional.of(
                        invalid(
                                        "what is counted is one value",
                                        failure.wordPosition(
                                                List.of("COUNT", "APPROX_COUNT_DISTINCT")))
                                .hint(COUNT_OF_PAIRS))
                : Optional.empty();
    }

    private static Optional<HeliosException> noKey(
            final String message, final ScriptSearch script) {
        final Matcher noKey = NO_KEY.matcher(message);
        return noKey.find()
                ? Optional.of(
                        invalid(
                                        "table " + noKey.group(1) + " is read by key, and has none",
                                        script.string(noKey.group(1), "upsert"))
                                .hint("add PRIMARY KEY (…) NOT ENFORCED to its columns"))
                : Optional.empty();
    }

    /** Early results and late updates, which the planner knows by other names than its settings. */
    private static Optional<HeliosException> emit(
            final String message, final ReportedFailure failure) {
        if (message.startsWith("Early-fire delay should not be null")) {
            return Optional.of(
                    notPlannable("early results have no delay", failure)
                            .hint("SET 'table.exec.emit.early-fire.delay' = '0 s'"));
        }
        if (message.startsWith("Late-fire delay should not be null")) {
            return Optional.of(
                    notPlannable("late updates have no delay", failure)
                            .hint("SET 'table.exec.emit.late-fire.delay' = '0 s'"));
        }
        if (message.startsWith("The 'AFTER WATERMARK' emit strategy requires")) {
            return Optional.of(
                    notPlannable("late updates have no end", failure)
                            .hint("SET 'table.exec.emit.allow-lateness' = '1 min'"));
        }
        return message.startsWith("Session window doesn't support EMIT")
                ? Optional.of(
                        notPlannable("sessions have no early results and no late updates", failure)
                                .hint("RESET 'table.exec.emit.early-fire.enabled'"))
                : Optional.empty();
    }

    private static Optional<HeliosException> constant(
            final String message, final ReportedFailure failure) {
        return message.equals("Infinite or NaN")
                ? Optional.of(
                        invalid(
                                        "a constant is infinite or no number",
                                        failure.stringPosition(NO_NUMBER))
                                .hint("the planner cannot hold it: let a column have it"))
                : Optional.empty();
    }

    private static Optional<HeliosException> timeTravel(
            final String message, final ReportedFailure failure) {
        final boolean isConstant = message.contains("getTable(ObjectPath, long)");
        return isConstant || message.startsWith("Unsupported time travel expression")
                ? Optional.of(
                        HeliosException.of(
                                        SqlError.FEATURE_UNSUPPORTED,
                                        "FOR SYSTEM_TIME AS OF "
                                                + (isConstant ? "a constant " : "")
                                                + "is not supported")
                                .at(failure.wordPosition(List.of("SYSTEM_TIME")))
                                .hint("a table has its rows of one time only"))
                : Optional.empty();
    }

    /** The planner forgets that columns of constants may be NULL behind an outer join. */
    private static Optional<HeliosException> constantsOnTheRight(
            final String message, final ReportedFailure failure) {
        return message.startsWith("Error while applying rule ProjectToCalcRule")
                        && failure.hasWord("LEFT")
                        && failure.hasWord("UNNEST")
                ? Optional.of(
                        HeliosException.of(
                                        SqlError.FEATURE_UNSUPPORTED,
                                        "LEFT JOIN UNNEST of constants is not supported")
                                .at(failure.wordPosition(List.of("LEFT")))
                                .hint("constants are there for each row: CROSS JOIN UNNEST"))
                : Optional.empty();
    }

    private static HeliosException notPlannable(final String what, final ReportedFailure failure) {
        return HeliosException.of(SqlError.NOT_PLANNABLE, what)
                .at(failure.wordPosition(List.of("TUMBLE", "HOP", "SESSION")));
    }

    private static HeliosException invalid(final String what, final Position place) {
        return HeliosException.of(SqlError.INVALID, what).at(place);
    }
}
