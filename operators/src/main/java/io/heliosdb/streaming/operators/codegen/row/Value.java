package io.heliosdb.streaming.operators.codegen.row;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.List;

/** Where generated code finds one value. */
public sealed interface Value {
    /** {@link Local#isNull()} of a value that is never NULL. */
    String NEVER = "false";

    SqlType type();

    /**
     * The locals that the code reading it uses: what a method needs as parameters to read it too.
     */
    List<Variable> variables();

    /** The same value where it is known not to be NULL. */
    Value present();

    /**
     * A column of an encoded row.
     *
     * @param row the row's address
     * @param isPresent whether it is known not to be NULL
     */
    record Encoded(Variable row, RowLayout layout, int column, boolean isPresent) implements Value {
        @Override
        public SqlType type() {
            return layout.type(column);
        }

        @Override
        public List<Variable> variables() {
            return List.of(row);
        }

        @Override
        public Value present() {
            return new Encoded(row, layout, column, true);
        }

        /** Source of the address of its fixed part. */
        public String address() {
            return MemoryAccess.plus(row.name(), layout.offset(column));
        }

        public boolean canBeNull() {
            return !isPresent && layout.isNullable(column);
        }
    }

    /**
     * A value that has been computed.
     *
     * @param value a name or literal
     * @param isNull a name, {@code "true"} or {@code "false"}
     * @param variables the names among these two
     */
    record Local(String value, String isNull, SqlType type, List<Variable> variables)
            implements Value {
        @Override
        public Local present() {
            return new Local(value, NEVER, type, variables);
        }
    }

    /**
     * A value kept in native memory by itself: a field of a table's entry, or of a record.
     *
     * @param address source of its address
     * @param isNull source of a test whether it is NULL, or {@code "false"}
     * @param variables the locals used by both
     */
    record Stored(String address, String isNull, SqlType type, List<Variable> variables)
            implements Value {
        @Override
        public Value present() {
            return new Stored(address, NEVER, type, variables);
        }
    }

    /**
     * A value that an expression gives when it is asked for.
     *
     * @param source of the value
     * @param isNull source of a test whether it is NULL, or {@code "false"}
     * @param variables the locals used by both
     */
    record Derived(String source, String isNull, SqlType type, List<Variable> variables)
            implements Value {
        @Override
        public Value present() {
            return new Derived(source, NEVER, type, variables);
        }
    }
}
