package io.heliosdb.streaming.operators.codegen.expression;

import java.util.List;

/**
 * Takes the methods that large expressions are cut into. Their code may use {@code scratch} and
 * {@code literals}.
 */
@FunctionalInterface
public interface MethodSink {
    /**
     * Adds a private method to the class.
     *
     * @param body lines, the last of which returns the value; locals are named apart from the
     *     parameters
     * @return the method's name, unique in the class
     */
    String add(String returnType, String hint, List<Parameter> parameters, List<String> body);

    /** How many of something a method may hold where it usually holds {@code most}. */
    default int atMost(final int most) {
        return most;
    }

    /** A parameter of such a method. */
    record Parameter(String type, String name) {}
}
