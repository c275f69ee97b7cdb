package io.heliosdb.streaming.operators.functions;

import java.util.List;

/** What a filter of a JSON path asks of a value. Immutable. */
sealed interface JsonCondition {
    /** Whether every one of several holds. */
    record Every(List<JsonCondition> parts) implements JsonCondition {
        public Every {
            parts = List.copyOf(parts);
        }
    }

    /** Whether one of several holds. */
    record Some(List<JsonCondition> parts) implements JsonCondition {
        public Some {
            parts = List.copyOf(parts);
        }
    }

    /** Whether another does not hold. */
    record Not(JsonCondition part) implements JsonCondition {}

    /** Whether a path leads to a value, or to none. */
    record Existence(JsonOperand.Path path, boolean isWanted) implements JsonCondition {}

    /** How two values compare. */
    record Comparison(JsonOperand left, Operator operator, JsonOperand right)
            implements JsonCondition {}

    /** Ways to compare. */
    enum Operator {
        EQUAL("=="),
        UNEQUAL("!="),
        SAME("==="),
        NOT_SAME("!=="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        LIKE("=~"),
        IN("IN"),
        NOT_IN("NIN"),
        SIZE("SIZE");

        private final String text;

        Operator(final String text) {
            this.text = text;
        }

        /** As a path has it, in capital letters; null if there is none. */
        static Operator of(final String upper) {
            for (final Operator operator : values()) {
                if (operator.text.equals(upper)) {
                    return operator;
                }
            }
            return null;
        }
    }
}
