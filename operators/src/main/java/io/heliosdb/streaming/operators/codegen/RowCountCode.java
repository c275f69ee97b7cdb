package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaClass;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fields of generated code that count what becomes of rows; those that nothing counts are not
 * there.
 */
final class RowCountCode {
    private final JavaClass javaClass;
    private final int nodes;
    private final Map<Integer, String> fields = new TreeMap<>();

    RowCountCode(final JavaClass javaClass, final int nodes) {
        this.javaClass = javaClass;
        this.nodes = nodes;
    }

    /**
     * The field for a fate of a node's rows.
     *
     * @param node its number in the plan
     */
    String field(final int node, final RowFate fate) {
        return fields.computeIfAbsent(
                fate.of(node),
                index -> {
                    final String name = fate.name().toLowerCase(Locale.ROOT) + "Rows" + node;
                    javaClass.field("long", name, "");
                    return name;
                });
    }

    /** Writes the method that gives the counts. */
    void generate() {
        javaClass.override("int", "nodeCount").code().line("return " + nodes + ";");
        final Code code =
                javaClass.override("void", "readCounts", new Variable("long[]", "counts")).code();
        fields.forEach((index, field) -> code.line("counts[" + index + "] = " + field + ";"));
    }
}
