package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.CompiledExpression;
import io.heliosdb.streaming.operators.codegen.expression.JavaTypes;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the expression compiler leaves in locals, as a value of a row. */
final class LocalValue {
    private static final Set<String> LITERALS = Set.of("true", "false", "null");

    private LocalValue() {}

    static Value.Local of(final CompiledExpression compiled, final SqlType type) {
        final List<Variable> variables = new ArrayList<>();
        if (isName(compiled.value())) {
            variables.add(new Variable(JavaTypes.of(type), compiled.value()));
        }
        if (isName(compiled.nullValue())) {
            variables.add(new Variable("boolean", compiled.nullValue()));
        }
        return new Value.Local(compiled.value(), compiled.nullValue(), type, variables);
    }

    private static boolean isName(final String text) {
        return Character.isJavaIdentifierStart(text.charAt(0))
                && text.indexOf('.') < 0
                && !LITERALS.contains(text);
    }
}
