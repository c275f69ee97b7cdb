package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.codegen.expression.JavaTypes;
import io.heliosdb.streaming.operators.codegen.expression.NestedTerms;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * UNNEST: a loop over the parts of a nested value, which are read where they lie. What is computed
 * of one part is given up before the next.
 */
final class UnnestedRows implements RowMaker {
    private static final SqlType COUNT = SqlType.INTEGER.notNull();

    private final Generation generation;
    private final boolean withOrdinality;

    UnnestedRows(final Generation generation, final boolean withOrdinality) {
        this.generation = generation;
        this.withOrdinality = withOrdinality;
    }

    /**
     * Whether a column of the rows can be NULL.
     *
     * @param nested type of the value that is taken apart
     * @param column number of the column
     * @param type what the plan says about it
     */
    static boolean canBeNull(final SqlType nested, final int column, final SqlType type) {
        final SqlType element = nested.parts().getFirst();
        final boolean isOfRow = element.kind() == TypeKind.ROW && nested.kind() != TypeKind.MAP;
        return type.nullable()
                || (isOfRow && element.nullable() && column < element.parts().size());
    }

    @Override
    public void write(final Row arguments, final Consumer<List<Value>> each) {
        final Code code = arguments.code();
        final SqlType type = arguments.type(0);
        final String isNull = arguments.isNull(0);
        final String nested = arguments.value(0);
        final boolean isNullable = !isNull.equals(Value.NEVER);
        if (isNullable) {
            code.open("if (!" + isNull + ")");
        }
        final String mark = code.local("long", "mark", "scratch.mark()").name();
        final SqlType element = type.parts().getFirst();
        switch (type.kind()) {
            case ARRAY -> {
                final Loop loop = new Loop(code, nested, SqlType.array(element));
                code.line("scratch.release(" + mark + ");");
                final String part = loop.part(nested, SqlType.array(element));
                final boolean isSkipped = isNullSkipped(element);
                if (isSkipped) {
                    code.open("if (" + part + " != 0L)");
                }
                emit(code, columns(code, element, part), loop.ordinal(), each);
                if (isSkipped) {
                    code.close();
                }
            }
            case MAP -> {
                final SqlType valueType = type.parts().getLast();
                final String keys = local(code, "keys", "Nested.keys(" + nested + ")");
                final String values = local(code, "values", "Nested.values(" + nested + ")");
                final Loop loop = new Loop(code, keys, SqlType.array(element));
                code.line("scratch.release(" + mark + ");");
                final String key = loop.part(keys, SqlType.array(element));
                final String value = loop.part(values, SqlType.array(valueType));
                emit(
                        code,
                        List.of(value(code, element, key), value(code, valueType, value)),
                        loop.ordinal(),
                        each);
            }
            case MULTISET -> {
                final String keys = local(code, "keys", "Nested.keys(" + nested + ")");
                final String counts = local(code, "counts", "Nested.values(" + nested + ")");
                final Variable ordinal = code.variable("int", "ordinal", "0");
                final Loop loop = new Loop(code, keys, SqlType.array(element));
                final List<Value> columns =
                        columns(code, element, loop.part(keys, SqlType.array(element)));
                final String count = loop.part(counts, SqlType.array(COUNT));
                final Variable left = code.variable("int", "left", NestedTerms.read(COUNT, count));
                code.open("while (" + left.name() + " > 0)")
                        .line(left.name() + "--;")
                        .line(ordinal.name() + "++;")
                        .line("scratch.release(" + mark + ");");
                emit(code, columns, ordinal.name(), each);
                code.close();
            }
            default -> throw new IllegalArgumentException("no nested value: " + type);
        }
        code.close();
        if (isNullable) {
            code.close();
        }
    }

    /** A NULL in place of a row makes no row, as in Flink, unless it has a number. */
    private boolean isNullSkipped(final SqlType element) {
        return element.kind() == TypeKind.ROW && element.nullable() && !withOrdinality;
    }

    private void emit(
            final Code code,
            final List<Value> columns,
            final String ordinal,
            final Consumer<List<Value>> each) {
        final List<Value> made = new ArrayList<>(columns);
        if (withOrdinality) {
            final Variable number = code.local("int", "number", ordinal);
            made.add(new Value.Local(number.name(), Value.NEVER, COUNT, List.of(number)));
        }
        each.accept(made);
    }

    /** An element as columns: a row's fields, or the element itself. */
    private List<Value> columns(final Code code, final SqlType element, final String part) {
        if (element.kind() != TypeKind.ROW) {
            return List.of(value(code, element, part));
        }
        final List<Value> fields = new ArrayList<>();
        for (int i = 0; i < element.parts().size(); i++) {
            final String at = "Nested.at(" + shape(element) + ", " + part + ", " + i + ")";
            final String field = local(code, "field", part + " == 0L ? 0L : " + at);
            final SqlType type = element.parts().get(i);
            fields.add(value(code, element.nullable() ? type.withNullable(true) : type, field));
        }
        return fields;
    }

    /** The value of a part whose address is in a local; 0 if it is NULL. */
    private static Value value(final Code code, final SqlType type, final String part) {
        final List<Variable> variables = new ArrayList<>();
        String isNull = Value.NEVER;
        if (type.nullable()) {
            final Variable test = code.local("boolean", "partIsNull", part + " == 0L");
            variables.add(test);
            isNull = test.name();
        }
        final Variable value =
                NestedTerms.isAddress(type)
                        ? Variable.ofLong(part)
                        : code.local(JavaTypes.of(type), "value", NestedTerms.read(type, part));
        variables.add(value);
        return new Value.Local(value.name(), isNull, type, variables);
    }

    private static String local(final Code code, final String hint, final String source) {
        return code.local("long", hint, source).name();
    }

    private String shape(final SqlType type) {
        return NestedTerms.shape(type, generation.literals());
    }

    /** A loop over the parts of an array, which is left open. */
    private final class Loop {
        private final Code code;
        private final String index;

        Loop(final Code code, final String array, final SqlType type) {
            this.code = code;
            final String count =
                    code.local("int", "count", "Nested.count(" + shape(type) + ", " + array + ")")
                            .name();
            final String next = code.variable("int", "next", "0").name();
            code.open("while (" + next + " < " + count + ")");
            index = code.local("int", "index", next + "++").name();
        }

        String part(final String array, final SqlType type) {
            return local(
                    code, "part", "Nested.at(" + shape(type) + ", " + array + ", " + index + ")");
        }

        String ordinal() {
            return index + " + 1";
        }
    }
}
