package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.operators.change.OperatorState;

import java.util.List;

/**
 * What of a generated pipeline's state belongs to one operator.
 *
 * @param scalars numbers of the generated class's fields
 * @param output number of the output whose results it numbers, or {@link #NONE}
 * @param tables names of its tables or slices
 */
public record OperatorParts(
        OperatorState state, List<Integer> scalars, int output, List<String> tables) {
    /** No output. */
    public static final int NONE = -1;

    public OperatorParts {
        scalars = List.copyOf(scalars);
        tables = List.copyOf(tables);
    }
}
