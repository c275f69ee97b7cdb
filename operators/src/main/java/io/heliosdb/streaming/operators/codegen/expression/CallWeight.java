package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;

/** How much code a call becomes, in calls of usual size: by this methods are kept small. */
public final class CallWeight {
    private static final int CAST_OF_PART = 5;
    private static final int PART = 3;

    private CallWeight() {}

    /** The weight of a call without its operands. */
    public static int of(final Expression.Call call) {
        return switch (call.function()) {
            case ARRAY, ROW, MAP, ELT, PRINTF, JSON_OBJECT, JSON_ARRAY ->
                    2 + call.operands().size();
            case JSON_EXISTS, JSON_VALUE, JSON_QUERY -> PART;
            case FIELD, ITEM, ELEMENT, CARDINALITY -> PART;
            case CAST, TRY_CAST -> 1 + CAST_OF_PART * parts(call.operands().getFirst().type());
            default ->
                    call.operands().isEmpty()
                            ? 1
                            : 1 + PART * Math.min(1, parts(call.operands().getFirst().type()));
        };
    }

    private static int parts(final SqlType type) {
        int count = 0;
        for (final SqlType part : type.parts()) {
            count += 1 + parts(part);
        }
        return count;
    }
}
