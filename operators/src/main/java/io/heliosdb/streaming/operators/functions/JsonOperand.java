package io.heliosdb.streaming.operators.functions;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A side of a comparison in a filter of a JSON path. Immutable. */
sealed interface JsonOperand {
    /** A value of the document: of the one that is filtered, or of the whole. */
    final class Path implements JsonOperand {
        final boolean isOfRoot;
        final JsonStep[] steps;

        /**
         * A path of one value.
         *
         * @param steps members and single elements only
         */
        Path(final boolean isOfRoot, final List<JsonStep> steps) {
            this.isOfRoot = isOfRoot;
            this.steps = steps.toArray(new JsonStep[0]);
        }
    }

    /** A value that stands in the path. */
    final class Constant implements JsonOperand {
        final JsonTerm.Kind kind;
        final boolean truth;
        final BigDecimal number;

        /**
         * Of the number, zeroes behind the point included; more than {@link JsonTerm#MOST_DIGITS}
         * where zeroes before it were left out.
         */
        final int digits;

        /** The digits of the number, 0 if there are more than {@link JsonTerm#MOST_DIGITS}. */
        final long unscaled;

        /** What a number or a text is as a text. */
        final String text;

        final byte[] utf8;

        private Constant(
                final JsonTerm.Kind kind,
                final boolean truth,
                final BigDecimal number,
                final String text) {
            this.kind = kind;
            this.truth = truth;
            this.number = number;
            digits =
                    number.scale() < 0
                            ? JsonTerm.MOST_DIGITS + 1
                            : Math.max(number.precision(), number.scale());
            unscaled = digits > JsonTerm.MOST_DIGITS ? 0 : number.unscaledValue().longValueExact();
            this.text = text;
            utf8 = text.getBytes(StandardCharsets.UTF_8);
        }

        static Constant nothing() {
            return new Constant(JsonTerm.Kind.NULL, false, BigDecimal.ZERO, "");
        }

        static Constant of(final boolean truth) {
            return new Constant(
                    JsonTerm.Kind.BOOLEAN, truth, BigDecimal.ZERO, Boolean.toString(truth));
        }

        static Constant of(final BigDecimal number) {
            return new Constant(JsonTerm.Kind.NUMBER, false, number, number.toString());
        }

        static Constant of(final String text) {
            return new Constant(JsonTerm.Kind.STRING, false, BigDecimal.ZERO, text);
        }
    }

    /** Several values, for {@code IN}. */
    record Constants(List<Constant> values) implements JsonOperand {
        public Constants {
            values = List.copyOf(values);
        }
    }

    /** A pattern, for {@code =~}. */
    record Regex(RegexPattern pattern) implements JsonOperand {}
}
