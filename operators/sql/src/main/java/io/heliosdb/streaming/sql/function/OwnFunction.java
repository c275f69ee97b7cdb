package io.heliosdb.streaming.sql.function;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.custom.CustomAggregate;
import io.heliosdb.streaming.operators.custom.CustomError;
import io.heliosdb.streaming.operators.custom.CustomFunction;
import io.heliosdb.streaming.operators.custom.CustomScalar;
import io.heliosdb.streaming.operators.custom.CustomTable;
import io.heliosdb.streaming.operators.custom.Signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a function of the engine's own interfaces says of itself.
 *
 * @param kind {@code SCALAR}, {@code AGGREGATE} or {@code TABLE}
 * @param isDeterministic see {@link CustomFunction#isDeterministic}
 * @param canRetract of an aggregate, whether it takes rows back
 * @param canMerge of an aggregate, whether states can be added up
 * @param signatures its forms
 */
record OwnFunction(
        String kind,
        boolean isDeterministic,
        boolean canRetract,
        boolean canMerge,
        List<Signature> signatures) {
    static OwnFunction of(final CustomFunction function) {
        final String kind =
                switch (function) {
                    case CustomScalar scalar -> "SCALAR";
                    case CustomAggregate aggregate -> "AGGREGATE";
                    case CustomTable table -> "TABLE";
                    default ->
                            throw HeliosException.of(
                                    CustomError.NOT_OPENED,
                                    function.getClass().getName()
                                            + " is neither a CustomScalar, a CustomAggregate nor a"
                                            + " CustomTable");
                };
        final boolean isAggregate = function instanceof CustomAggregate;
        return new OwnFunction(
                kind,
                function.isDeterministic(),
                isAggregate && ((CustomAggregate) function).canRetract(),
                isAggregate && ((CustomAggregate) function).canMerge(),
                function.signatures());
    }

    /** As it crosses to the bridge. */
    Map<String, Object> forBridge() {
        final List<Map<String, Object>> forms = new ArrayList<>();
        for (final Signature signature : signatures) {
            forms.add(
                    Map.of(
                            "arguments",
                            signature.arguments(),
                            "isVariable",
                            signature.isVariable(),
                            "result",
                            signature.result()));
        }
        return Map.of(
                "kind",
                kind,
                "isDeterministic",
                isDeterministic,
                "canRetract",
                canRetract,
                "canMerge",
                canMerge,
                "signatures",
                forms);
    }
}
