package io.heliosdb.streaming.operators.expression;

import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.List;
import java.util.Objects;

/** A scalar expression over the columns of one input row. */
public sealed interface Expression {
    SqlType type();

    /** A column of the input row, by position from 0. */
    record InputRef(int index, SqlType type) implements Expression {
        @Override
        public String toString() {
            return "$" + index;
        }
    }

    /**
     * A constant. {@code value} is null for NULL, else by kind: Boolean; Long for the integers,
     * DATE (days), TIME and TIMESTAMP (milliseconds), INTERVAL (months or milliseconds); Double for
     * FLOAT and DOUBLE; java.math.BigDecimal with the type's scale for DECIMAL; String for CHAR,
     * VARCHAR and SYMBOL (the keyword in capitals, such as {@code HOUR}); {@link ByteString} for
     * BINARY and VARBINARY.
     */
    record Literal(Object value, SqlType type) implements Expression {
        @Override
        public String toString() {
            return value instanceof String text
                    ? "'" + text.replace("'", "''") + "'"
                    : String.valueOf(value);
        }
    }

    /** A function or operator applied to operands. */
    record Call(ScalarFunction function, List<Expression> operands, SqlType type)
            implements Expression {
        public Call {
            Objects.requireNonNull(function, "function");
            operands = List.copyOf(operands);
        }

        @Override
        public String toString() {
            final StringBuilder text = new StringBuilder(function.name()).append('(');
            for (int i = 0; i < operands.size(); i++) {
                text.append(i == 0 ? "" : ", ").append(operands.get(i));
            }
            return text.append(')').append(':').append(type).toString();
        }
    }
}
