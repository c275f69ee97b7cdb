package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.custom.UserFunction;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.function.UserFunctions;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Finds the functions of users that a plan calls. */
final class UserCalls {
    private final UserFunctions functions;
    private final Places places;
    private final Set<UserFunction> unmergeable = new HashSet<>();

    UserCalls(final UserFunctions functions, final Places places) {
        this.functions = functions;
        this.places = places;
    }

    /** Whether a call is of a function of users. */
    static boolean isOne(final Fields call) {
        return !call.has("internalName");
    }

    /** Whether there is a function of a name. */
    boolean isKnown(final String name) {
        return functions.isKnown(name.toLowerCase(Locale.ROOT));
    }

    /** The function of a call, which is of a kind. */
    UserFunctions.Known find(final Fields call, final String kind) {
        final String name =
                call.has("systemName")
                        ? call.text("systemName").toLowerCase(Locale.ROOT)
                        : call.text("catalogName", call.text("class", "?"));
        call.ignore("class");
        final UserFunctions.Known function =
                functions
                        .find(name)
                        .orElseThrow(
                                () ->
                                        places.refuse(
                                                SqlError.FUNCTION_UNSUPPORTED,
                                                "function " + name + " is not supported yet",
                                                name));
        if (!function.kind().equals(kind)) {
            throw places.refuse(
                    SqlError.FUNCTION_UNSUPPORTED,
                    "functions of the kind " + function.kind() + " are not supported here",
                    function.function().name());
        }
        if (kind.equals("AGGREGATE") && !function.canMerge()) {
            unmergeable.add(function.function());
        }
        return function;
    }

    /** Refuses aggregates that cannot be put together, where windows are made of parts. */
    void checkMerging(final PlanNode node) {
        if (!(node instanceof PlanNode.WindowAggregate window)
                || window.window() instanceof WindowSpec.Tumble) {
            return;
        }
        for (final AggregateCall call : window.aggregates()) {
            if (call.user() != null && unmergeable.contains(call.user().function())) {
                final String name = call.user().function().name();
                throw places.refuse(
                                SqlError.FUNCTION_UNSUPPORTED,
                                "function " + name + " cannot be used in these windows",
                                name)
                        .detail(
                                "its class has no method merge, or its canMerge() says false; the"
                                        + " windows are made of parts");
            }
        }
    }
}
