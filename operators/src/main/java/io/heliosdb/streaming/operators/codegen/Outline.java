package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.JavaClass;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Moves code about a row into a method of its own, whose parameters are the variables that the
 * row's values are read through.
 */
final class Outline {
    private Outline() {}

    /**
     * Writes a method and the call of it.
     *
     * @param extra further variables that the body uses
     * @param body writes the method's body, about the same row
     */
    static void of(
            final JavaClass javaClass,
            final Row row,
            final String hint,
            final String comment,
            final List<Variable> extra,
            final Consumer<Row> body) {
        final JavaMethod method = method(javaClass, row.variables(), extra, "void", hint, comment);
        row.code().line(call(method, row.variables(), extra) + ";");
        body.accept(row.in(method.code()));
    }

    /** A method that has these variables as parameters. */
    static JavaMethod method(
            final JavaClass javaClass,
            final Collection<Variable> variables,
            final List<Variable> extra,
            final String type,
            final String hint,
            final String comment) {
        final JavaMethod method = javaClass.method(type, hint, comment);
        union(variables, extra).forEach(method::parameter);
        return method;
    }

    /** The expression that calls it where the variables are known. */
    static String call(
            final JavaMethod method,
            final Collection<Variable> variables,
            final List<Variable> extra) {
        return method.name()
                + union(variables, extra).stream()
                        .map(Variable::name)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Set<Variable> union(
            final Collection<Variable> variables, final List<Variable> extra) {
        final Set<Variable> all = new LinkedHashSet<>(extra);
        all.addAll(variables);
        return all;
    }
}
