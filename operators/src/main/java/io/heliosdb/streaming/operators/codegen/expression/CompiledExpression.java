package io.heliosdb.streaming.operators.codegen.expression;

import java.util.List;
import java.util.Set;

/**
 * The code of one expression.
 *
 * @param statements lines to place, in the order of compilation, before the first use of the value
 *     and in the same block; indented relative to it. Later expressions of the same compiler use
 *     locals that earlier ones declared
 * @param value a name or literal: the value, of the type {@link JavaTypes} names; where it is NULL,
 *     false for BOOLEAN and not to be used otherwise (a text's address may be 0)
 * @param nullValue a name, {@code "true"} or {@code "false"}: whether the value is NULL. It may be
 *     a name even for a type that is NOT NULL, because Flink's functions can answer NULL for values
 *     outside their domain
 * @param fieldsUsed columns of the input row that the statements or the value read
 */
public record CompiledExpression(
        List<String> statements, String value, String nullValue, Set<Integer> fieldsUsed) {
    public CompiledExpression {
        statements = List.copyOf(statements);
        fieldsUsed = Set.copyOf(fieldsUsed);
    }
}
