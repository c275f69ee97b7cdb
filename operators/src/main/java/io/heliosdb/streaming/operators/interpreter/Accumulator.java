package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.custom.AggregateSite;
import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.interpreter.scalar.BitmapValues;
import io.heliosdb.streaming.operators.interpreter.scalar.Comparison;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** The running value of one aggregate: a count of arguments and a sum or extreme. */
final class Accumulator {
    private static final int MAX_DIGITS = 38;

    private final AggregateCall call;
    private long count;
    private Object value;
    private boolean hasOverflowed;

    /** Of DISTINCT, and of MIN and MAX where rows are taken back; else null. */
    private final ValueCounts counts;

    private final boolean isCountedExtreme;

    /** MIN and MAX of what never gets better by going away. */
    private final boolean isAddOnly;

    /** Of WELFORD_M2; else null. */
    private final Variation variation;

    /** Of LISTAGG, and of first and last values where rows are taken back; else null. */
    private final ArrivedValues arrived;

    /** Of JSON_OBJECTAGG; else null. */
    private final NamedTexts named;

    /** Of COLLECT; else null. */
    private final ValueCounts collected;

    /** Of PERCENTILE; else null. */
    private final Percentile percentile;

    /** Of APPROX_COUNT_DISTINCT; else null. */
    private final DistinctValues distinct;

    /** Of functions of users; else null. */
    private final AggregateSite user;

    /** Of functions of users; null for no row. */
    private byte[] state;

    Accumulator(final AggregateCall call) {
        this.call = call;
        user =
                call.user() == null
                        ? null
                        : call.user().function().home().sharedAggregate(call.user());
        percentile =
                call.function() == AggregateCall.Function.PERCENTILE ? new Percentile(call) : null;
        distinct =
                call.function() == AggregateCall.Function.APPROX_COUNT_DISTINCT
                        ? new DistinctValues(call.argumentType())
                        : null;
        arrived = ArrivedValues.of(call);
        named = NamedTexts.of(call);
        collected =
                call.function() == AggregateCall.Function.COLLECT
                                || call.function() == AggregateCall.Function.BITMAP_BUILD_AGG
                        ? new ValueCounts()
                        : null;
        variation =
                call.function() == AggregateCall.Function.WELFORD_M2
                        ? new Variation(call.argumentType())
                        : null;
        final boolean isExtreme =
                call.function() == AggregateCall.Function.MIN
                        || call.function() == AggregateCall.Function.MAX;
        counts = (isExtreme ? call.takesRowsBack() : call.isDistinct()) ? new ValueCounts() : null;
        isCountedExtreme = isExtreme && call.takesRowsBack();
        isAddOnly = isExtreme && !call.takesRowsBack();
    }

    /** Adds a row, or takes one back. */
    void accept(final Row row, final boolean isRetraction) {
        if (isRetraction && isAddOnly) {
            return;
        }
        if (call.filter() >= 0 && !Boolean.TRUE.equals(row.value(call.filter()))) {
            return;
        }
        final Object argument = argument(row);
        if (argument == null && !call.function().takesNulls()) {
            return;
        }
        if (counts != null) {
            final long left = counts.change(argument, isRetraction ? -1 : 1);
            if (!isCountedExtreme && left != (isRetraction ? 0 : 1)) {
                return;
            }
        }
        count += isRetraction ? -1 : 1;
        if (user != null) {
            state = user.change(state, (List<?>) argument, isRetraction);
            return;
        }
        if (arrived != null) {
            arrived.change(row, argument, isRetraction);
            return;
        }
        switch (call.function()) {
            case COUNT_STAR, COUNT, BITMAP_BUILD_CARDINALITY_AGG -> {}
            case SUM, SUM0, AVG -> addToSum(argument, isRetraction);
            case WELFORD_M2 -> vary(argument, isRetraction);
            case FIRST_VALUE, LAST_VALUE -> keepFirstOrLast(argument);
            case PERCENTILE -> percentile.change(row, argument, isRetraction);
            case APPROX_COUNT_DISTINCT -> distinct.add(argument);
            case COLLECT, BITMAP_BUILD_AGG -> collected.change(argument, isRetraction ? -1 : 1);
            case BITMAP_AND_AGG,
                    BITMAP_AND_CARDINALITY_AGG,
                    BITMAP_OR_AGG,
                    BITMAP_OR_CARDINALITY_AGG,
                    BITMAP_XOR_AGG,
                    BITMAP_XOR_CARDINALITY_AGG ->
                    combine(argument);
            case JSON_OBJECTAGG_NULL_ON_NULL, JSON_OBJECTAGG_ABSENT_ON_NULL ->
                    named.change(row, argument, isRetraction);
            case LISTAGG,
                    USER,
                    ARRAY_AGG,
                    ARRAY_AGG_IGNORE_NULLS,
                    JSON_ARRAYAGG_NULL_ON_NULL,
                    JSON_ARRAYAGG_ABSENT_ON_NULL ->
                    throw new IllegalStateException("a list");
            case MIN, MAX -> {
                if (!isCountedExtreme) {
                    keepExtreme(argument);
                }
            }
        }
    }

    private Object argument(final Row row) {
        if (user != null) {
            return row.project(call.further());
        }
        return call.argument() < 0 ? true : row.value(call.argument());
    }

    /** Adds another accumulator of the same call: a later slice of the same window. */
    void merge(final Accumulator later) {
        // where values come and go, what is left of none may be a sum that is not quite 0
        if (later.count == 0 && later.state == null && !call.takesRowsBack()) {
            return;
        }
        if (counts != null) {
            mergeValues(later);
            return;
        }
        count += later.count;
        if (user != null) {
            state = state == null ? later.state : user.merged(state, later.state);
            return;
        }
        hasOverflowed |= later.hasOverflowed;
        if (arrived != null) {
            arrived.merge(later.arrived);
            return;
        }
        switch (call.function()) {
            case COUNT_STAR, COUNT, BITMAP_BUILD_CARDINALITY_AGG -> {}
            case SUM, SUM0, AVG -> {
                if (later.value != null) {
                    addToSum(later.value, false);
                }
            }
            case MIN, MAX -> keepExtreme(later.value);
            case WELFORD_M2 -> {
                if (later.count > 0) {
                    variation.merge(later.variation, count - later.count, later.count);
                }
            }
            case FIRST_VALUE, LAST_VALUE -> keepFirstOrLast(later.value);
            case PERCENTILE -> percentile.merge(later.percentile);
            case APPROX_COUNT_DISTINCT -> distinct.merge(later.distinct);
            case COLLECT, BITMAP_BUILD_AGG -> later.collected.counts().forEach(collected::change);
            case BITMAP_AND_AGG,
                    BITMAP_AND_CARDINALITY_AGG,
                    BITMAP_OR_AGG,
                    BITMAP_OR_CARDINALITY_AGG,
                    BITMAP_XOR_AGG,
                    BITMAP_XOR_CARDINALITY_AGG -> {
                if (later.value != null) {
                    combine(later.value);
                }
            }
            case JSON_OBJECTAGG_NULL_ON_NULL, JSON_OBJECTAGG_ABSENT_ON_NULL ->
                    named.merge(later.named);
            case LISTAGG,
                    USER,
                    ARRAY_AGG,
                    ARRAY_AGG_IGNORE_NULLS,
                    JSON_ARRAYAGG_NULL_ON_NULL,
                    JSON_ARRAYAGG_ABSENT_ON_NULL ->
                    throw new IllegalStateException("a list");
        }
    }

    private void mergeValues(final Accumulator later) {
        for (final Map.Entry<Object, Long> counted : later.counts.counts().entrySet()) {
            final Object argument = counted.getKey();
            final long now = counts.change(argument, counted.getValue());
            if (now > 0 && now <= counted.getValue() && !isCountedExtreme) {
                count++;
                if (user != null) {
                    state = user.change(state, (List<?>) argument, false);
                } else if (variation != null) {
                    vary(argument, false);
                } else if (arrived != null) {
                    arrived.addSeen(argument, later.arrived);
                } else if (collected != null) {
                    collected.change(argument, 1);
                } else if (distinct != null) {
                    distinct.add(argument);
                } else if (percentile != null) {
                    percentile.addSeen(argument, later.percentile);
                } else if (isFirstOrLast()) {
                    keepFirstOrLast(argument);
                } else if (isOfBitmaps()) {
                    combine(argument);
                } else if (call.function() != AggregateCall.Function.COUNT
                        && call.function() != AggregateCall.Function.BITMAP_BUILD_CARDINALITY_AGG) {
                    addToSum(argument, false);
                }
            }
        }
    }

    private void vary(final Object argument, final boolean isRetraction) {
        if (isRetraction) {
            variation.retract(argument, count);
        } else {
            variation.add(argument, count);
        }
    }

    private void addToSum(final Object argument, final boolean isRetraction) {
        final Object widened = widen(argument);
        if (value == null) {
            if (isSumOfNothingZero() || isRetraction) {
                value = zero(widened);
            } else {
                value = widened;
                return;
            }
        }
        value =
                switch (widened) {
                    case Long number -> wrap((Long) value + (isRetraction ? -number : number));
                    case Float number -> (Float) value + (isRetraction ? -number : number);
                    case Double number -> (Double) value + (isRetraction ? -number : number);
                    case BigDecimal number ->
                            limited(
                                    ((BigDecimal) value)
                                            .add(isRetraction ? number.negate() : number));
                    default -> throw new IllegalStateException("not a number: " + argument);
                };
    }

    /** AVG and SUM0 add to zero, so that -0.0 becomes 0.0; SUM begins with its first argument. */
    private boolean isSumOfNothingZero() {
        return call.function() != AggregateCall.Function.SUM;
    }

    private static Object zero(final Object like) {
        return switch (like) {
            case Float number -> 0f;
            case Double number -> 0d;
            case BigDecimal number -> BigDecimal.ZERO;
            default -> 0L;
        };
    }

    /** AVG of FLOAT adds up in DOUBLE. */
    private Object widen(final Object argument) {
        return call.function() == AggregateCall.Function.AVG && argument instanceof Float number
                ? (Object) number.doubleValue()
                : argument;
    }

    private Object wrap(final long sum) {
        if (call.function() == AggregateCall.Function.AVG) {
            return sum;
        }
        return switch (call.type().kind()) {
            case TINYINT -> (long) (byte) sum;
            case SMALLINT -> (long) (short) sum;
            case INTEGER -> (long) (int) sum;
            default -> sum;
        };
    }

    /** A SUM that has overflowed begins again with the next value; others are NULL for good. */
    private Object limited(final BigDecimal sum) {
        final boolean isTooLong = sum.precision() > MAX_DIGITS;
        if (isTooLong && !isSumOfNothingZero()) {
            return null;
        }
        hasOverflowed |= isTooLong;
        return sum;
    }

    private void keepExtreme(final Object argument) {
        if (value == null
                || (call.function() == AggregateCall.Function.MIN
                        ? Comparison.isLess(argument, value, call.argumentType())
                        : Comparison.isLess(value, argument, call.argumentType()))) {
            value = argument;
        }
    }

    private boolean isOfBitmaps() {
        return switch (call.function()) {
            case BITMAP_AND_AGG,
                    BITMAP_AND_CARDINALITY_AGG,
                    BITMAP_OR_AGG,
                    BITMAP_OR_CARDINALITY_AGG,
                    BITMAP_XOR_AGG,
                    BITMAP_XOR_CARDINALITY_AGG ->
                    true;
            default -> false;
        };
    }

    /** The exclusive or takes a bitmap back as it takes it in; the others take none back. */
    private void combine(final Object bitmap) {
        final ScalarFunction function =
                switch (call.function()) {
                    case BITMAP_AND_AGG, BITMAP_AND_CARDINALITY_AGG -> ScalarFunction.BITMAP_AND;
                    case BITMAP_OR_AGG, BITMAP_OR_CARDINALITY_AGG -> ScalarFunction.BITMAP_OR;
                    default -> ScalarFunction.BITMAP_XOR;
                };
        value =
                value == null
                        ? bitmap
                        : BitmapValues.combined((ByteString) value, (ByteString) bitmap, function);
    }

    private Object builtBitmap() {
        final Map<Object, Long> counts = collected.counts();
        counts.values().removeIf(times -> times <= 0);
        return counts.isEmpty() ? null : BitmapValues.of(counts.keySet());
    }

    private boolean isFirstOrLast() {
        return call.function() == AggregateCall.Function.FIRST_VALUE
                || call.function() == AggregateCall.Function.LAST_VALUE;
    }

    private void keepFirstOrLast(final Object argument) {
        if (value == null || call.function() == AggregateCall.Function.LAST_VALUE) {
            value = argument;
        }
    }

    Object result() {
        if (arrived != null) {
            return arrived.result();
        }
        return switch (call.function()) {
            case COUNT_STAR, COUNT -> count;
            case SUM -> count == 0 ? null : scaled(value);
            case SUM0 -> hasOverflowed ? null : count == 0 ? zero() : scaled(value);
            case MIN -> isCountedExtreme ? counts.extreme(true) : value;
            case MAX -> isCountedExtreme ? counts.extreme(false) : value;
            case AVG -> count == 0 || hasOverflowed ? null : average();
            case WELFORD_M2 -> count == 0 ? null : variation.result();
            case COLLECT -> collected.counts();
            case BITMAP_BUILD_AGG -> builtBitmap();
            case BITMAP_BUILD_CARDINALITY_AGG -> count == 0 ? null : count;
            case BITMAP_AND_AGG, BITMAP_OR_AGG, BITMAP_XOR_AGG -> count == 0 ? null : value;
            case BITMAP_AND_CARDINALITY_AGG,
                    BITMAP_OR_CARDINALITY_AGG,
                    BITMAP_XOR_CARDINALITY_AGG ->
                    count == 0 ? null : BitmapValues.cardinality((ByteString) value);
            case JSON_OBJECTAGG_NULL_ON_NULL, JSON_OBJECTAGG_ABSENT_ON_NULL -> named.result();
            case FIRST_VALUE,
                    LAST_VALUE,
                    LISTAGG,
                    ARRAY_AGG,
                    ARRAY_AGG_IGNORE_NULLS,
                    JSON_ARRAYAGG_NULL_ON_NULL,
                    JSON_ARRAYAGG_ABSENT_ON_NULL ->
                    value;
            case PERCENTILE -> percentile.result();
            case APPROX_COUNT_DISTINCT -> distinct.result();
            case USER -> user.resultOf(state);
        };
    }

    private Object scaled(final Object sum) {
        return sum instanceof BigDecimal number
                ? number.setScale(call.type().scale(), RoundingMode.HALF_UP)
                : sum;
    }

    private Object zero() {
        final SqlType type = call.type();
        return switch (type.kind()) {
            case FLOAT -> (Object) 0f;
            case DOUBLE -> 0d;
            case DECIMAL -> BigDecimal.ZERO.setScale(type.scale());
            default -> 0L;
        };
    }

    private Object average() {
        return switch (value) {
            case Long sum -> sum / count;
            case Double sum ->
                    call.type().kind() == TypeKind.FLOAT
                            ? (Object) (float) (sum / count)
                            : (Object) (sum / count);
            case BigDecimal sum -> {
                final BigDecimal average =
                        sum.divide(
                                BigDecimal.valueOf(count),
                                call.type().scale(),
                                RoundingMode.HALF_UP);
                yield average.precision() > call.type().precision() ? null : average;
            }
            default -> throw new IllegalStateException("not a sum: " + value);
        };
    }

    void snapshot(final SnapshotWriter writer) {
        writer.putLong(count);
        writer.putLong(hasOverflowed ? 1 : 0);
        HeapValues.write(writer, state == null ? value : ByteString.of(state));
        if (counts != null) {
            counts.snapshot(writer);
        }
        if (variation != null) {
            variation.snapshot(writer);
        }
        if (arrived != null) {
            arrived.snapshot(writer);
        }
        if (percentile != null) {
            percentile.snapshot(writer);
        }
        if (distinct != null) {
            distinct.snapshot(writer);
        }
        if (named != null) {
            named.snapshot(writer);
        }
        if (collected != null) {
            collected.snapshot(writer);
        }
    }

    void restore(final SnapshotReader reader) {
        count = reader.getLong();
        hasOverflowed = reader.getLong() != 0;
        value = HeapValues.read(reader);
        if (user != null) {
            state = value == null ? null : ((ByteString) value).toByteArray();
        }
        if (counts != null) {
            counts.restore(reader);
        }
        if (variation != null) {
            variation.restore(reader);
        }
        if (arrived != null) {
            arrived.restore(reader);
        }
        if (percentile != null) {
            percentile.restore(reader);
        }
        if (distinct != null) {
            distinct.restore(reader);
        }
        if (named != null) {
            named.restore(reader);
        }
        if (collected != null) {
            collected.restore(reader);
        }
    }
}
