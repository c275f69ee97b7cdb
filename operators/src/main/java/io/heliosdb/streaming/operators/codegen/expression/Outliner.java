package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts parts of large expressions into methods whose parameters are the columns they read; a part
 * of very many columns reads them in place, since C2 does not compile a method of very many
 * parameters, nor one that calls such a method. A part whose value may be NULL tells so through
 * {@code scratch}.
 */
final class Outliner {
    /** C2 of JDK 25 gave up between 130 and 170 slots. */
    private static final int MAX_PARAMETER_SLOTS = 64;

    /** A long and whether it is NULL. */
    private static final int SLOTS_PER_COLUMN = 3;

    private final MethodSink methods;
    private final Set<Expression> parts = new HashSet<>();
    private final Map<Expression, Outlined> written = new HashMap<>();

    /** A method: what it returns besides the value, and which columns it takes or reads. */
    private record Outlined(
            String name, boolean canBeNull, Map<Integer, SqlType> columns, boolean isDistant) {}

    Outliner(final MethodSink methods) {
        this.methods = methods;
    }

    /** Divides nothing. */
    static Outliner none() {
        return new Outliner(null);
    }

    /**
     * Decides which parts of an expression become methods; gives back the expression to compile.
     */
    Expression divide(final Expression expression) {
        if (methods == null) {
            return expression;
        }
        final Expression narrow = Cuts.narrow(expression);
        parts.addAll(Cuts.of(narrow, methods.atMost(Cuts.MAX_CALLS)));
        return narrow;
    }

    boolean isPart(final Expression expression) {
        return parts.contains(expression);
    }

    /** The call of a part's method, which is written at the first call. */
    Term call(final Expression expression, final CodeContext context, final Emitter out) {
        Outlined outlined = written.get(expression);
        if (outlined == null) {
            outlined = write(expression, context);
            written.put(expression, outlined);
        }
        final List<String> arguments =
                outlined.isDistant()
                        ? context.fields().distant().orElseThrow().parameters().stream()
                                .map(MethodSink.Parameter::name)
                                .toList()
                        : arguments(outlined.columns(), context.fields());
        final String text = outlined.name() + "(" + String.join(", ", arguments) + ")";
        final SqlType type = expression.type();
        return outlined.canBeNull()
                ? Strict.flagged(out, type, "part", text, List.of())
                : Strict.guarded(out, type, "part", text, List.of());
    }

    private static List<String> arguments(
            final Map<Integer, SqlType> columns, final FieldAccess fields) {
        final List<String> arguments = new ArrayList<>();
        columns.keySet()
                .forEach(
                        column -> {
                            arguments.add(fields.value(column));
                            final String isNull = fields.isNull(column);
                            if (!isNull.equals(Term.NEVER)) {
                                arguments.add(isNull);
                            }
                        });
        return arguments;
    }

    private Outlined write(final Expression expression, final CodeContext context) {
        final Map<Integer, SqlType> columns = new TreeMap<>();
        collect(expression, columns);
        if (columns.size() * SLOTS_PER_COLUMN > MAX_PARAMETER_SLOTS) {
            final Optional<DistantFields> distant = context.fields().distant();
            if (distant.isPresent()) {
                return writeDistant(expression, context, columns, distant.get());
            }
        }
        final List<MethodSink.Parameter> parameters = new ArrayList<>();
        columns.forEach(
                (column, type) -> {
                    parameters.add(new MethodSink.Parameter(JavaTypes.of(type), "column" + column));
                    if (!context.fields().isNull(column).equals(Term.NEVER)) {
                        parameters.add(
                                new MethodSink.Parameter(
                                        JavaTypes.BOOLEAN, "isNull" + column + "_"));
                    }
                });
        final FieldAccess fields = new Parameters(context.fields());
        final CodeContext inner =
                new CodeContext(fields, context.literals(), new NameSource(), this);
        final Emitter body = new Emitter(inner);
        final boolean canBeNull = write(expression, inner, body);
        final String name = add(expression, parameters, body.takeLines());
        return new Outlined(name, canBeNull, columns, false);
    }

    private Outlined writeDistant(
            final Expression expression,
            final CodeContext context,
            final Map<Integer, SqlType> columns,
            final DistantFields fields) {
        final CodeContext inner = new CodeContext(fields, context.literals(), fields.names(), this);
        final Emitter body = new Emitter(inner);
        final boolean canBeNull = write(expression, inner, body);
        final List<String> lines = new ArrayList<>(fields.loads());
        lines.addAll(body.takeLines());
        return new Outlined(add(expression, fields.parameters(), lines), canBeNull, columns, true);
    }

    /** Writes a body; returns whether the value may be NULL. */
    private static boolean write(
            final Expression expression, final CodeContext context, final Emitter body) {
        final Term term = context.generateHere(expression, body);
        if (!term.isNeverNull()) {
            body.line("scratch.setNull(" + term.isNull() + ");");
        }
        body.line("return " + term.value() + ";");
        return !term.isNeverNull();
    }

    private String add(
            final Expression expression,
            final List<MethodSink.Parameter> parameters,
            final List<String> body) {
        return methods.add(JavaTypes.of(expression.type()), "part", parameters, body);
    }

    private static void collect(final Expression expression, final Map<Integer, SqlType> columns) {
        switch (expression) {
            case Expression.InputRef input -> columns.put(input.index(), input.type());
            case Expression.Literal literal -> {}
            case Expression.Call call ->
                    call.operands().forEach(operand -> collect(operand, columns));
        }
    }

    /** Columns as parameters of a method. */
    private record Parameters(FieldAccess outer) implements FieldAccess {
        @Override
        public String value(final int column) {
            return "column" + column;
        }

        @Override
        public String isNull(final int column) {
            return outer.isNull(column).equals(Term.NEVER) ? Term.NEVER : "isNull" + column + "_";
        }
    }
}
