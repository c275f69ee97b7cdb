package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.LiteralPool;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.plan.AggregateCall;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The aggregates of one operator, in one entry layout. */
public final class AggregateSet {
    private static final int NONE = -1;

    private final Map<List<Integer>, ArgumentGroup> groups = new LinkedHashMap<>();
    private final List<AggregateCode> codes = new ArrayList<>();
    private final List<ArgumentGroup> groupOf = new ArrayList<>();
    private final ArgumentGroup allRows;
    private final EntryLayout layout;
    private final boolean takesRowsBack;
    private final LiteralPool literals;
    private boolean keepsValues;

    /**
     * Asks for the fields that the aggregates need; the layout is sealed by the caller.
     *
     * @param literals of the class that the code is for
     * @param canBeNull whether an input column can be NULL
     * @param takesRowsBack whether rows are retracted, so that everything that can become empty
     *     must be counted
     */
    public AggregateSet(
            final List<AggregateCall> calls,
            final EntryLayout layout,
            final LiteralPool literals,
            final IntPredicate canBeNull,
            final boolean takesRowsBack) {
        this.takesRowsBack = takesRowsBack;
        this.literals = literals;
        this.layout = layout;
        allRows =
                new ArgumentGroup(
                        NONE,
                        NONE,
                        false,
                        false,
                        ArgumentGroup.Kind.PLAIN,
                        null,
                        null,
                        takesRowsBack);
        groups.put(List.of(NONE, NONE, ArgumentGroup.Kind.PLAIN.ordinal(), 0), allRows);
        if (takesRowsBack) {
            allRows.counter(layout);
        }
        for (final AggregateCall call : calls) {
            Refusals.check(call);
            final ArgumentGroup group = group(call, canBeNull);
            if ((takesRowsBack && group.takesRowsBack()) || counts(call)) {
                group.counter(layout);
            }
            final AggregateCode code = code(call, group);
            group.add(code);
            codes.add(code);
            groupOf.add(group);
        }
        groups.values().forEach(group -> group.complete(layout));
    }

    private ArgumentGroup group(final AggregateCall call, final IntPredicate canBeNull) {
        final boolean isDistinct = call.isDistinct() && !isExtreme(call);
        final boolean isNeverLess = isExtreme(call) && takesRowsBack && !call.takesRowsBack();
        final ArgumentGroup.Kind kind =
                isDistinct
                        ? ArgumentGroup.Kind.DISTINCT
                        : isNeverLess ? ArgumentGroup.Kind.ADD_ONLY : ArgumentGroup.Kind.PLAIN;
        keepsValues |= isDistinct;
        final int argument = call.argument();
        final boolean takesNulls =
                call.function().takesNulls() && argument != NONE && canBeNull.test(argument);
        final boolean isCombined = isDistinct && call.user() != null;
        final List<Integer> rows = new ArrayList<>();
        Collections.addAll(rows, argument, call.filter(), kind.ordinal(), takesNulls ? 1 : 0);
        if (isCombined) {
            rows.addAll(call.further());
        }
        return groups.computeIfAbsent(
                rows,
                key ->
                        new ArgumentGroup(
                                argument,
                                call.filter(),
                                argument != NONE && canBeNull.test(argument),
                                takesNulls,
                                kind,
                                isDistinct ? new CountedValues(layout, call.argumentType()) : null,
                                isCombined ? CombinedArguments.of(call, literals) : null,
                                takesRowsBack && kind == ArgumentGroup.Kind.PLAIN));
    }

    /** Whether the least or greatest value is wanted, for which it does not matter how often. */
    private static boolean isExtreme(final AggregateCall call) {
        return call.function() == AggregateCall.Function.MIN
                || call.function() == AggregateCall.Function.MAX;
    }

    private static boolean counts(final AggregateCall call) {
        return switch (call.function()) {
            case COUNT_STAR, COUNT, AVG, WELFORD_M2, BITMAP_BUILD_CARDINALITY_AGG -> true;
            case SUM, SUM0, MIN, MAX, FIRST_VALUE, LAST_VALUE, LISTAGG, PERCENTILE, USER -> false;
            case APPROX_COUNT_DISTINCT -> false;
            case BITMAP_BUILD_AGG,
                    BITMAP_AND_AGG,
                    BITMAP_AND_CARDINALITY_AGG,
                    BITMAP_OR_AGG,
                    BITMAP_OR_CARDINALITY_AGG,
                    BITMAP_XOR_AGG,
                    BITMAP_XOR_CARDINALITY_AGG ->
                    false;
            case ARRAY_AGG,
                    ARRAY_AGG_IGNORE_NULLS,
                    COLLECT,
                    JSON_ARRAYAGG_NULL_ON_NULL,
                    JSON_ARRAYAGG_ABSENT_ON_NULL,
                    JSON_OBJECTAGG_NULL_ON_NULL,
                    JSON_OBJECTAGG_ABSENT_ON_NULL ->
                    false;
        };
    }

    private AggregateCode code(final AggregateCall call, final ArgumentGroup group) {
        return switch (call.function()) {
            case COUNT_STAR, COUNT -> new CountCode(group.counter(layout), call.type(), false);
            case AVG ->
                    new AverageCode(
                            layout, group.counter(layout), call.argumentType(), call.type());
            case WELFORD_M2 ->
                    new VariationCode(layout, group.counter(layout), call.argumentType());
            case SUM -> sum(call, layout, false);
            case SUM0 -> sum(call, layout, true);
            case MIN -> extreme(call, true);
            case MAX -> extreme(call, false);
            case FIRST_VALUE, LAST_VALUE ->
                    call.takesRowsBack()
                            ? new RetractingListCode(layout, call)
                            : new FirstOrLastCode(
                                    layout,
                                    call.type(),
                                    call.function() == AggregateCall.Function.FIRST_VALUE);
            case LISTAGG ->
                    call.takesRowsBack()
                            ? new RetractingListCode(layout, call)
                            : new JoinedTextCode(layout, call);
            case PERCENTILE -> new PercentileCode(layout, call, literals);
            case ARRAY_AGG,
                    ARRAY_AGG_IGNORE_NULLS,
                    JSON_ARRAYAGG_NULL_ON_NULL,
                    JSON_ARRAYAGG_ABSENT_ON_NULL ->
                    new CollectedListCode(layout, call, literals);
            case COLLECT -> new MultisetCode(layout, call, literals);
            case JSON_OBJECTAGG_NULL_ON_NULL, JSON_OBJECTAGG_ABSENT_ON_NULL ->
                    new NamedTextCode(layout, call);
            case APPROX_COUNT_DISTINCT -> new ApproximateCountCode(layout, call);
            case BITMAP_BUILD_AGG -> new BitmapBuildCode(layout, call, literals);
            case BITMAP_BUILD_CARDINALITY_AGG ->
                    new CountCode(group.counter(layout), call.type(), true);
            case BITMAP_AND_AGG, BITMAP_AND_CARDINALITY_AGG ->
                    new BitmapCombineCode(layout, call, "and");
            case BITMAP_OR_AGG, BITMAP_OR_CARDINALITY_AGG ->
                    new BitmapCombineCode(layout, call, "or");
            case BITMAP_XOR_AGG, BITMAP_XOR_CARDINALITY_AGG ->
                    new BitmapCombineCode(layout, call, "xor");
            case USER -> new UserAggregateCode(layout, call, literals);
        };
    }

    private static AggregateCode sum(
            final AggregateCall call, final EntryLayout layout, final boolean isZeroWhenEmpty) {
        final SqlType argument = call.argumentType();
        if (argument.isInteger()) {
            return new IntegerSumCode(layout, call.type(), isZeroWhenEmpty);
        }
        return argument.isApproximate()
                ? new FloatingSumCode(layout, call.type(), isZeroWhenEmpty)
                : new DecimalSumCode(layout, argument, call.type(), isZeroWhenEmpty);
    }

    private AggregateCode extreme(final AggregateCall call, final boolean isMinimum) {
        final SqlType argument = call.argumentType();
        final SqlType type = call.type();
        if (call.takesRowsBack()) {
            keepsValues = true;
            return new RetractingExtremeCode(layout, argument, type, isMinimum);
        }
        if (argument.isVariable()) {
            return new TextExtremeCode(layout, type, isMinimum);
        }
        return MemoryAccess.isByAddress(argument)
                ? new PlacedExtremeCode(layout, type, isMinimum)
                : new ExtremeCode(layout, type, isMinimum);
    }

    /** Number of aggregates. */
    public int size() {
        return codes.size();
    }

    /**
     * Whether an aggregate keeps something in blobs, so that its code uses a local {@code blobs}.
     */
    public boolean usesBlobs() {
        return keepsValues || codes.stream().anyMatch(AggregateCode::keepsTexts);
    }

    /**
     * Whether merging keeps something in blobs, so that its code uses a local {@code mergedBlobs}.
     */
    public boolean mergesIntoBlobs() {
        return keepsValues || codes.stream().anyMatch(AggregateCode::mergesIntoBlobs);
    }

    /** Writes the code that gives back what the aggregates keep outside their entry. */
    public void release(final Code code, final String entry) {
        groups.values().forEach(group -> group.release(code, entry));
    }

    /** As {@link #release}, of an entry that {@link Part#merge} has filled. */
    public void releaseMerged(final Code code, final String entry) {
        groups.values().forEach(group -> group.releaseMerged(code, entry));
    }

    /** Writes what a new, zeroed entry must hold other than zero. */
    public void initialise(final Code code, final String entry) {
        groups.values().forEach(group -> group.initialise(code, entry));
    }

    /**
     * The parts that the code about rows and entries can be written in, each of about as many
     * aggregates.
     */
    public List<Part> parts(final int aggregatesPerPart) {
        final List<Part> parts = new ArrayList<>();
        List<ArgumentGroup> members = new ArrayList<>();
        int size = 0;
        for (final ArgumentGroup group : groups.values()) {
            if (size > 0 && size + group.size() > aggregatesPerPart) {
                parts.add(new Part(members));
                members = new ArrayList<>();
                size = 0;
            }
            members.add(group);
            size += Math.max(1, group.size());
        }
        parts.add(new Part(members));
        return parts;
    }

    /** Some of the aggregates: as many as fit one method. */
    public static final class Part {
        private final List<ArgumentGroup> groups;

        private Part(final List<ArgumentGroup> groups) {
            this.groups = List.copyOf(groups);
        }

        /** Writes what a new, zeroed entry must hold other than zero. */
        public void initialise(final Code code, final String entry) {
            groups.forEach(group -> group.initialise(code, entry));
        }

        /** Writes the code that takes a row in. */
        public void accumulate(final Row row, final String entry) {
            groups.forEach(group -> group.accumulate(row, entry));
        }

        /** Writes the code that takes a row back. */
        public void retract(final Row row, final String entry) {
            groups.forEach(group -> group.retract(row, entry));
        }

        /** Writes the code that adds the source entry's aggregates to the target's. */
        public void merge(final Code code, final String target, final String source) {
            groups.forEach(group -> group.merge(code, target, source));
        }

        /** As {@link #merge}, where the target goes on and must not refer to the source. */
        public void absorb(final Code code, final String target, final String source) {
            groups.forEach(group -> group.absorb(code, target, source));
        }
    }

    /**
     * Source of a test whether the rows taken back were as many as those taken in; only where rows
     * are taken back.
     */
    public String isWithoutRows(final String entry) {
        return allRows.isEmpty(entry);
    }

    /** The results of an entry, in the order of the calls. */
    public List<Value> results(final String entry) {
        final List<Value> results = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            results.add(codes.get(i).result(entry, groupOf.get(i).isEmpty(entry)));
        }
        return results;
    }

    /** The results of an entry that {@link Part#merge} has filled. */
    public List<Value> mergedResults(final String entry) {
        final List<Value> results = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            results.add(codes.get(i).mergedResult(entry, groupOf.get(i).isEmpty(entry)));
        }
        return results;
    }
}
