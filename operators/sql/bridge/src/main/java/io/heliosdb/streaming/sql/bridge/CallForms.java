package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.types.inference.TypeInferenceUtil;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The forms of a user's function that is called in another one. */
final class CallForms {
    private CallForms() {}

    /** Whether a user has declared a function. */
    static boolean isDeclared(final String name, final PlannerEnvironment environment) {
        return Arrays.stream(environment.listUserDefinedFunctions())
                .anyMatch(name::equalsIgnoreCase);
    }

    /**
     * Makes a failure of a call out of the message that there is no such function.
     *
     * @param message with the types of the arguments in parentheses
     */
    static void put(
            final Map<String, Object> failure,
            final String message,
            final String name,
            final PlannerEnvironment environment) {
        final String call = message.substring(message.indexOf('(') + 1).split("\n", 2)[0];
        new CallFailure(name, call.replaceFirst("\\)[^)]*$", ""), forms(name, environment), "")
                .put(failure);
    }

    private static List<String> forms(final String name, final PlannerEnvironment environment) {
        try {
            final FunctionDefinition definition = environment.declared().definition(name);
            return List.of(
                    TypeInferenceUtil.generateSignature(
                                    definition.getTypeInference(
                                            environment.getCatalogManager().getDataTypeFactory()),
                                    name,
                                    definition)
                            .split("\n"));
        } catch (final ValidationException unknownTypes) {
            return List.of(); // a class whose types cannot be told has no forms to show
        }
    }
}
