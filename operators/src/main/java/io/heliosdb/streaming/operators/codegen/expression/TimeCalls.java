package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.functions.DatePattern;
import io.heliosdb.streaming.operators.functions.LegacyPattern;

import java.util.List;
import java.util.function.Function;

/** Functions of dates, times, timestamps and intervals. */
final class TimeCalls {
    private static final String TIMESTAMP_PATTERN = "yyyy-MM-dd HH:mm:ss";

    private TimeCalls() {}

    /** A time plus or minus an interval, in either order for plus. */
    static Term plusMinus(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 2);
        final boolean isPlus =
                call.function() == ScalarFunction.TIME_PLUS
                        || call.function() == ScalarFunction.PLUS;
        final boolean isReversed = isPlus && ArithmeticCalls.isInterval(operands.any(0).type());
        final Term time = operands.any(isReversed ? 1 : 0);
        final Term interval = operands.any(isReversed ? 0 : 1);
        if (FineTimestampCalls.isFine(time)) {
            return FineTimestampCalls.moved(call, time, interval, isPlus, out);
        }
        final String text = moved(call, time, interval, isPlus ? "" : "-");
        final boolean isDate = time.type().kind() == TypeKind.DATE;
        if (isDate && FineTimestampCalls.isFine(call.type())) {
            final Term ms =
                    Strict.total(out, SqlType.timestamp(3), "time", text, List.of(time, interval));
            return FineTimestampCalls.fine(ms, call.type(), out);
        }
        final SqlType type = isDate ? call.type() : time.type();
        final List<Term> terms = List.of(time, interval);
        return isDate && call.type().kind() == TypeKind.DATE
                ? Strict.guarded(out, type, "time", text, terms)
                : Strict.total(out, type, "time", text, terms);
    }

    private static String moved(
            final Expression.Call call, final Term time, final Term interval, final String sign) {
        final String amount = sign + interval.value();
        final boolean isMonths = interval.type().kind() == TypeKind.INTERVAL_YEAR_MONTH;
        if (!isMonths && interval.type().kind() != TypeKind.INTERVAL_DAY_TIME) {
            throw ExpressionError.call(call);
        }
        return switch (time.type().kind()) {
            case TIMESTAMP ->
                    isMonths
                            ? "Times.addMonths(" + time.value() + ", " + amount + ")"
                            : time.value() + (sign.isEmpty() ? " + " : " - ") + interval.value();
            case DATE -> {
                if (isMonths) {
                    yield "Times.addMonths(" + time.value() + ", " + amount + ")";
                }
                yield call.type().kind() == TypeKind.DATE
                        ? "Times.addDays(" + time.value() + ", " + amount + ")"
                        : time.value() + " * 86400000L + " + amount;
            }
            case TIME ->
                    isMonths
                            ? time.value()
                            : "Times.addToTime(" + time.value() + ", " + amount + ")";
            default -> throw ExpressionError.call(call);
        };
    }

    /** Operands: unit, from, to. */
    static Term difference(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(3, 3);
        final String unit = operands.symbol(0);
        final Term from = FineTimestampCalls.coarse(operands.any(1), out);
        final Term to = FineTimestampCalls.coarse(operands.any(2), out);
        final int months = TimeUnits.months(unit);
        final boolean areDates = isDate(from) && isDate(to);
        final String text;
        if (months > 0) {
            final String arguments =
                    areDates
                            ? from.value() + ", " + to.value()
                            : milliseconds(call, from) + ", " + milliseconds(call, to);
            text = "Times.monthsBetween(" + arguments + ")" + (months == 1 ? "" : " / " + months);
        } else {
            final long unitMs =
                    unit.equals("WEEK")
                            ? 7 * TimeUnits.milliseconds("DAY")
                            : TimeUnits.milliseconds(unit);
            if (unitMs == 0) {
                throw ExpressionError.call(call);
            }
            final String span =
                    "(" + milliseconds(call, to) + " - " + milliseconds(call, from) + ")";
            text = unitMs == 1 ? span : span + " / " + unitMs + "L";
        }
        final String java = JavaTypes.of(call.type());
        if (!java.equals(JavaTypes.INT) && !java.equals(JavaTypes.LONG)) {
            throw ExpressionError.call(call);
        }
        return Strict.total(
                out, call.type(), "span", "(" + java + ") (" + text + ")", List.of(from, to));
    }

    private static boolean isDate(final Term term) {
        return term.type().kind() == TypeKind.DATE;
    }

    private static String milliseconds(final Expression.Call call, final Term term) {
        return switch (term.type().kind()) {
            case TIMESTAMP -> term.value();
            case DATE -> term.value() + " * 86400000L";
            case TIME -> "(long) " + term.value();
            default -> throw ExpressionError.call(call);
        };
    }

    static Term format(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 2);
        final Term value = operands.any(0);
        final Term pattern = operands.text(1);
        final List<Term> terms = List.of(value, pattern);
        if (value.type().isCharacter()) {
            final String arguments =
                    value.value()
                            + ", "
                            + timestampPattern(operands)
                            + ", "
                            + legacyPattern(operands, 1);
            return Strict.nullable(
                    out,
                    call.type(),
                    "text",
                    "LegacyPattern.reformat(scratch, " + arguments + ")",
                    terms);
        }
        if (value.type().kind() != TypeKind.TIMESTAMP) {
            throw ExpressionError.call(call);
        }
        final String method = FineTimestampCalls.isFine(value) ? "formatFine" : "format";
        final String text =
                "DatePattern."
                        + method
                        + "(scratch, "
                        + value.value()
                        + ", "
                        + datePattern(operands, DatePattern::of)
                        + ")";
        return Strict.guarded(out, call.type(), "text", text, terms);
    }

    /**
     * The pattern operand compiled if it is constant, else its text, which the runtime compiles.
     */
    private static String datePattern(
            final Operands operands, final Function<String, DatePattern> compiler) {
        return operands.constant(1)
                .map(pattern -> operands.compiled("datePattern", pattern, compiler, pattern))
                .orElseGet(() -> operands.text(1).value());
    }

    /** The pattern operand, and behind it the zone's if there is one. */
    private static String legacyPattern(final Operands operands, final int index) {
        if (operands.count() > index + 1) {
            return zonedPattern(operands, index);
        }
        return operands.constant(index)
                .map(
                        pattern ->
                                operands.compiled(
                                        "legacyPattern", pattern, LegacyPattern::of, pattern))
                .orElseGet(() -> "LegacyPattern.of(" + operands.text(index).value() + ")");
    }

    private static String zonedPattern(final Operands operands, final int index) {
        final String zone = operands.constant(index + 1).orElseThrow();
        return operands.constant(index)
                .map(
                        pattern ->
                                operands.compiled(
                                        "legacyPattern",
                                        List.of(pattern, zone),
                                        text -> LegacyPattern.of(text, zone),
                                        pattern))
                .orElseGet(
                        () ->
                                "LegacyPattern.of("
                                        + operands.text(index).value()
                                        + ", "
                                        + operands.text(index + 1).value()
                                        + ")");
    }

    private static String timestampPattern(final Operands operands) {
        return operands.compiled(
                "legacyPattern", TIMESTAMP_PATTERN, LegacyPattern::of, TIMESTAMP_PATTERN);
    }

    static Term toTimestamp(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(1, 2);
        JavaTypes.of(call.type());
        final List<Term> terms = operands.texts();
        final String value = terms.get(0).value();
        final String text =
                operands.count() == 1
                        ? "TimeParser.tryTimestamp(scratch, " + value + ", 3)"
                        : "DatePattern.parse(scratch, "
                                + value
                                + ", "
                                + datePattern(operands, DatePattern::ofTexts)
                                + ")";
        return Strict.flagged(out, call.type(), "timestamp", text, terms);
    }

    static Term toDate(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(1, 2);
        final List<Term> terms = operands.texts();
        final String value = terms.get(0).value();
        if (operands.count() == 1) {
            final String read = "TimeParser.tryDate(scratch, " + value + ")";
            return Strict.flagged(out, call.type(), "date", read, terms);
        }
        final String pattern = legacyPattern(operands, 1);
        final String read = "LegacyPattern.toDate(" + value + ", " + pattern + ")";
        return Strict.guarded(out, call.type(), "date", read, terms);
    }

    /**
     * UNIX_TIMESTAMP of a text, with a pattern or the usual one, or of a timestamp. The form
     * without operands reads a clock and is not supported.
     */
    static Term unixTimestamp(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(1, 3);
        if (operands.any(0).type().kind() == TypeKind.TIMESTAMP) {
            final Term timestamp = FineTimestampCalls.coarse(operands.any(0), out);
            return Strict.total(
                    out,
                    call.type(),
                    "seconds",
                    timestamp.value() + " / 1000L",
                    List.of(timestamp));
        }
        final List<Term> terms = operands.texts();
        final String pattern =
                operands.count() > 1 ? legacyPattern(operands, 1) : timestampPattern(operands);
        final String text = "LegacyPattern.toUnix(" + terms.get(0).value() + ", " + pattern + ")";
        return Strict.guarded(out, call.type(), "seconds", text, terms);
    }

    static Term fromUnixTime(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(1, 3);
        final Term seconds = operands.number(0, SqlType.BIGINT);
        if (operands.count() == 1) {
            final String text = "LegacyPattern.ofUnix(scratch, " + seconds.value() + ")";
            return Strict.guarded(out, call.type(), "text", text, List.of(seconds));
        }
        final List<Term> terms = List.of(seconds, operands.text(1));
        final String arguments = seconds.value() + ", " + legacyPattern(operands, 1);
        return Strict.guarded(
                out,
                call.type(),
                "text",
                "LegacyPattern.ofUnix(scratch, " + arguments + ")",
                terms);
    }

    /** Operands: text, the zone it is of, the zone that is wanted. */
    static Term convertZone(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(3, 3);
        final List<Term> terms = operands.texts();
        final String arguments =
                terms.get(0).value()
                        + ", "
                        + terms.get(1).value()
                        + ", "
                        + terms.get(2).value()
                        + ", "
                        + timestampPattern(operands);
        return Strict.nullable(
                out,
                call.type(),
                "text",
                "LegacyPattern.convertZone(scratch, " + arguments + ")",
                terms);
    }
}
