package io.heliosdb.streaming.sql.bridge.own;

import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.functions.FunctionDefinition;

import java.util.Map;

/** Makes definitions of what the engine says of a function. */
public final class OwnFunctions {
    private OwnFunctions() {}

    /** The definition of a function by its {@code kind}. */
    public static FunctionDefinition of(final Map<String, Object> facts) {
        final OwnTypes types = new OwnTypes(facts);
        return switch ((String) facts.get("kind")) {
            case "SCALAR" -> new OwnScalar(types);
            case "AGGREGATE" -> new OwnAggregate(types);
            case "TABLE" -> new OwnTable(types);
            default -> throw new ValidationException("unknown kind of function");
        };
    }
}
