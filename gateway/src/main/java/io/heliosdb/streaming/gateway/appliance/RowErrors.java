package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.functions.FunctionError;
import io.heliosdb.streaming.operators.runtime.RuntimeError;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Errors that follow from the values of one row, and come again whenever it is processed. Those of
 * a limit or of memory do not: more of it, or a restart, may help.
 */
final class RowErrors {
    private static final Set<ErrorCode> CODES = new HashSet<>(List.of(FunctionError.values()));

    static {
        CODES.addAll(
                List.of(
                        RuntimeError.NULL_EVENT_TIME,
                        RuntimeError.ROW_TOO_LARGE,
                        RuntimeError.TEXT_TOO_LARGE,
                        RuntimeError.NULL_IN_NOT_NULL));
    }

    private RowErrors() {}

    static boolean followFromValues(final Throwable error) {
        return error instanceof HeliosException declared && CODES.contains(declared.code());
    }
}
