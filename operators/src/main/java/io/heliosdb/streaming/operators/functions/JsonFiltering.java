package io.heliosdb.streaming.operators.functions;

/**
 * Asks conditions of filters of the values of a document, as Jayway's JsonPath does: in lax mode a
 * path that leads nowhere is null. One per pipeline, used by its thread only.
 */
final class JsonFiltering {
    private final JsonDocument document;
    private final JsonTerm left;
    private final JsonTerm right;
    private boolean isLax;

    JsonFiltering(final JsonDocument document) {
        this.document = document;
        left = new JsonTerm(document);
        right = new JsonTerm(document);
    }

    /** The mode of the path whose filters are asked from now on. */
    void mode(final boolean isPathLax) {
        isLax = isPathLax;
    }

    /** Whether a condition holds for a value. */
    boolean holds(final JsonCondition condition, final long item) {
        return switch (condition) {
            case JsonCondition.Every every -> {
                boolean holds = true;
                for (int i = 0; i < every.parts().size() && holds; i++) {
                    holds = holds(every.parts().get(i), item);
                }
                yield holds;
            }
            case JsonCondition.Some some -> {
                boolean holds = false;
                for (int i = 0; i < some.parts().size() && !holds; i++) {
                    holds = holds(some.parts().get(i), item);
                }
                yield holds;
            }
            case JsonCondition.Not not -> !holds(not.part(), item);
            // of the root's path too it is asked of the item
            case JsonCondition.Existence existence ->
                    (find(existence.path(), item) != 0) == existence.isWanted();
            case JsonCondition.Comparison comparison -> compares(comparison, item);
        };
    }

    private boolean compares(final JsonCondition.Comparison comparison, final long item) {
        fill(left, comparison.left(), item);
        return switch (comparison.operator()) {
            case LIKE -> isLike((JsonOperand.Regex) comparison.right());
            case IN -> isIn((JsonOperand.Constants) comparison.right());
            case NOT_IN -> !isIn((JsonOperand.Constants) comparison.right());
            default -> {
                fill(right, comparison.right(), item);
                yield compares(comparison.operator());
            }
        };
    }

    private boolean compares(final JsonCondition.Operator operator) {
        return switch (operator) {
            case EQUAL -> left.isEqual(right);
            case UNEQUAL -> !left.isEqual(right);
            case SAME -> left.kind() == right.kind() && left.isEqual(right);
            case NOT_SAME -> left.kind() != right.kind() || !left.isEqual(right);
            case SIZE ->
                    (left.kind() == JsonTerm.Kind.STRING || left.kind() == JsonTerm.Kind.NESTED)
                            && right.kind() == JsonTerm.Kind.NUMBER
                            && left.length() == right.number().intValue();
            default -> {
                final boolean areNumbers =
                        left.kind() == JsonTerm.Kind.NUMBER && right.kind() == JsonTerm.Kind.NUMBER;
                final boolean areTexts =
                        left.kind() == JsonTerm.Kind.STRING && right.kind() == JsonTerm.Kind.STRING;
                yield (areNumbers || areTexts)
                        && isOrdered(
                                operator,
                                areNumbers ? left.compareNumber(right) : left.compareText(right));
            }
        };
    }

    private static boolean isOrdered(final JsonCondition.Operator operator, final int compared) {
        return switch (operator) {
            case LESS -> compared < 0;
            case LESS_OR_EQUAL -> compared <= 0;
            case GREATER -> compared > 0;
            default -> compared >= 0;
        };
    }

    private boolean isIn(final JsonOperand.Constants constants) {
        for (int i = 0; i < constants.values().size(); i++) {
            right.setConstant(constants.values().get(i));
            if (left.isEqual(right)) {
                return true;
            }
        }
        return false;
    }

    /** Of an array it is asked of any element. */
    private boolean isLike(final JsonOperand.Regex regex) {
        if (!left.isArray()) {
            return isLike(left, regex);
        }
        for (long each = document.firstElement(left.value()); each != 0; ) {
            right.setValue(each);
            if (isLike(right, regex)) {
                return true;
            }
            each = document.nextElement(each);
        }
        return false;
    }

    /** Of what is no scalar, or null, it is asked of an empty text. */
    private static boolean isLike(final JsonTerm term, final JsonOperand.Regex regex) {
        final boolean hasText =
                term.kind() == JsonTerm.Kind.STRING
                        || term.kind() == JsonTerm.Kind.NUMBER
                        || term.kind() == JsonTerm.Kind.BOOLEAN;
        return regex.pattern().matches(hasText ? term.text() : "");
    }

    private void fill(final JsonTerm term, final JsonOperand operand, final long item) {
        switch (operand) {
            case JsonOperand.Constant constant -> term.setConstant(constant);
            case JsonOperand.Path path -> {
                final long value = find(path, path.isOfRoot ? document.root() : item);
                if (value == 0) {
                    term.setMissing(isLax ? JsonTerm.Kind.NULL : JsonTerm.Kind.MISSING);
                } else {
                    term.setValue(value);
                }
            }
            default -> throw new IllegalStateException("not an operand of two values");
        }
    }

    /** The value that a path leads to, or 0. */
    private long find(final JsonOperand.Path path, final long from) {
        long value = from;
        for (int i = 0; i < path.steps.length && value != 0; i++) {
            value =
                    path.steps[i] instanceof JsonStep.Member member
                            ? JsonDocument.isObject(value) ? document.member(value, member.name) : 0
                            : element(value, (JsonStep.Elements) path.steps[i]);
        }
        return value;
    }

    private long element(final long value, final JsonStep.Elements elements) {
        return JsonDocument.isArray(value) ? document.element(value, elements.indexes[0]) : 0;
    }
}
