package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.operators.change.OperatorState;

import java.util.List;

/**
 * The parts of a generated pipeline's state.
 *
 * @param operators what belongs to which operator, in the order of the plan
 * @param scalarsInOrder how many fields a snapshot held, in order, before operators had names
 */
public record StateParts(List<OperatorParts> operators, int scalarsInOrder) {
    public StateParts {
        operators = List.copyOf(operators);
    }

    /** The operators without their parts. */
    public List<OperatorState> states() {
        return operators.stream().map(OperatorParts::state).toList();
    }
}
