package io.heliosdb.streaming.sql.bridge;

import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.flink.sql.parser.error.SqlValidateException;
import org.apache.flink.table.api.SqlParserException;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.catalog.exceptions.TableAlreadyExistException;
import org.apache.flink.table.planner.codegen.ExpressionReducer;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What went wrong, as data: {@code kind}, {@code message}, {@code statement} (which of the
 * request's statements, from 0), and where known {@code line} and {@code column} (from 1, in that
 * statement), {@code name} (the unknown or refused thing), {@code subject} (the table it is about),
 * {@code candidates} (names that exist), and {@code views} (those that cannot be planned, if it was
 * one that failed).
 *
 * <p>Kinds: {@code parse}, {@code invalid}, {@code unknown-table}, {@code unknown-column}, {@code
 * unknown-function}, {@code call} (see {@link CallFailure}), {@code constant} (it cannot be
 * computed), {@code unsupported}, {@code internal}, and those of {@link Refused}.
 */
final class Failure {
    private static final int MAX_EXPECTED_SHOWN = 6;

    /** What computes constants. */
    private static final String REDUCER = ExpressionReducer.class.getName();

    private static final String CATALOG_ERRORS = TableAlreadyExistException.class.getPackageName();

    private Failure() {}

    static Map<String, Object> of(
            final Throwable thrown, final int statement, final PlannerEnvironment environment) {
        final Map<String, Object> failure = new HashMap<>();
        failure.put("statement", statement);
        final Throwable cause = mostTelling(thrown);
        switch (cause) {
            case Refused refused -> {
                failure.put("kind", refused.kind);
                failure.put("message", refused.name);
                failure.put("name", refused.name);
                failure.put("subject", refused.subject);
            }
            case SqlParseException parse -> parse(parse, failure);
            case CalciteContextException context -> {
                place(failure, context.getPosLine(), context.getPosColumn());
                final String message =
                        context.getCause() == null
                                ? context.getMessage()
                                : context.getCause().getMessage();
                failure.put("kind", "invalid");
                failure.put("message", message);
                Unknown.look(message, environment, failure);
                if ("unknown-type".equals(failure.get("kind")) && isOfDescriptor(context)) {
                    Unknown.column(failure, environment);
                }
            }
            case SqlValidateException refused -> {
                final SqlParserPos position = refused.getErrorPosition();
                if (position != null) {
                    place(failure, position.getLineNum(), position.getColumnNum());
                }
                failure.put("kind", "invalid");
                failure.put("message", String.valueOf(refused.getMessage()));
            }
            case Throwable constant when isOfConstant(constant) -> {
                failure.put("kind", "constant");
                failure.put("message", String.valueOf(deepest(constant).getMessage()));
            }
            default -> {
                failure.put("kind", kind(cause));
                failure.put("message", String.valueOf(message(cause)));
                if (environment != null) {
                    Unknown.look(String.valueOf(cause.getMessage()), environment, failure);
                }
                CallFailure.of(thrown).ifPresent(call -> call.put(failure));
            }
        }
        if (environment != null && isOfView(thrown)) {
            failure.remove("line");
            failure.remove("column");
            failure.put("views", environment.brokenViews());
        }
        return failure;
    }

    /** Whether the text of a view has failed, whose lines are not the statement's. */
    private static boolean isOfView(final Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .flatMap(each -> Arrays.stream(each.getStackTrace()))
                .anyMatch(frame -> frame.getMethodName().equals("expandView"));
    }

    /**
     * The cause that knows most: a position if one has it, else the deepest that Flink or Calcite
     * wrote for users.
     */
    private static Throwable mostTelling(final Throwable thrown) {
        Throwable best = thrown;
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SqlParseException
                    || each instanceof CalciteContextException
                    || each instanceof SqlValidateException
                    || each instanceof Refused) {
                return each;
            }
            if (isForUsers(each)) {
                best = each;
            }
        }
        return best;
    }

    /** Whether computing a constant has failed: what it computes is in the script. */
    private static boolean isOfConstant(final Throwable thrown) {
        return !isForUsers(thrown)
                && Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                        .flatMap(each -> Arrays.stream(each.getStackTrace()))
                        .anyMatch(frame -> frame.getClassName().equals(REDUCER));
    }

    /** Whether a column in {@code DESCRIPTOR(…)} is meant, which Calcite has the same words for. */
    private static boolean isOfDescriptor(final Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith(".SqlValidatorUtils"));
    }

    private static Throwable deepest(final Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    private static boolean isForUsers(final Throwable thrown) {
        return thrown.getMessage() != null
                && (thrown instanceof ValidationException
                        || thrown instanceof TableException
                        || thrown instanceof ArithmeticException
                        || thrown instanceof DateTimeException
                        || thrown instanceof NumberFormatException
                        || thrown.getClass().getPackageName().equals(CATALOG_ERRORS));
    }

    private static String kind(final Throwable cause) {
        return switch (cause) {
            case ValidationException invalid -> "invalid";
            case SqlParserException parse -> "parse";
            case TableException unsupported -> "unsupported";
            case UnsupportedOperationException unsupported -> "unsupported";
            default -> isForUsers(cause) ? "invalid" : "internal";
        };
    }

    private static String message(final Throwable cause) {
        return isForUsers(cause) ? cause.getMessage() : cause.toString();
    }

    private static void parse(final SqlParseException parse, final Map<String, Object> failure) {
        failure.put("kind", "parse");
        final SqlParserPos position = parse.getPos();
        if (position != null) {
            place(failure, position.getLineNum(), position.getColumnNum());
        }
        final String message = parse.getMessage();
        final int end = message.indexOf("\nWas expecting");
        failure.put(
                "message",
                (end < 0 ? message : message.substring(0, end))
                        .replaceAll(" at line \\d+, column \\d+\\.?", ""));
        if (parse.getExpectedTokenNames() != null) {
            final List<String> expected = List.copyOf(parse.getExpectedTokenNames());
            failure.put("expectsName", expected.contains("<IDENTIFIER>"));
            if (expected.size() <= MAX_EXPECTED_SHOWN) {
                failure.put("expected", expected);
            }
        }
    }

    private static void place(final Map<String, Object> failure, final int line, final int column) {
        if (line > 0) {
            failure.put("line", line);
            failure.put("column", column);
        }
    }

    /**
     * Something understood and not carried out. Kinds: {@code statement}, {@code no-connector},
     * {@code unknown-connector}, {@code cannot-read}, {@code cannot-write}, {@code metadata},
     * {@code unknown-table}, {@code long-text}.
     */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String kind;
        private final String name;
        private final String subject;

        Refused(final String kind, final String name, final String subject) {
            super(kind + " " + name);
            this.kind = kind;
            this.name = name;
            this.subject = subject;
        }
    }
}
