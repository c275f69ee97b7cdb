package io.heliosdb.streaming.operators.custom;

import java.util.List;

/** A call of a scalar function: set the arguments, {@link #call}, read the result. */
public final class ScalarSite {
    private final UserFunction function;
    private final CustomScalar code;
    private final ArgumentCells arguments;
    private final ResultCell result;

    /** Opens the function for a call of this form. */
    public ScalarSite(final CallForm form, final OpenFunctions functions) {
        function = form.function();
        code = functions.scalar(form);
        arguments = new ArgumentCells(form.arguments());
        result = new ResultCell(form.result());
    }

    public ArgumentCells arguments() {
        return arguments;
    }

    public ResultCell result() {
        return result;
    }

    /**
     * Calls the function.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-04xx} if it fails
     */
    public void call() {
        result.setNull();
        try {
            code.evaluate(arguments, result);
        } catch (final Exception | LinkageError | StackOverflowError | AssertionError e) {
            throw Failures.of(function, e);
        }
    }

    /** Calls the function with values of the interpreter. */
    public synchronized Object evaluate(final List<Object> values) {
        for (int i = 0; i < values.size(); i++) {
            arguments.setObject(i, values.get(i));
        }
        call();
        return result.heapValue();
    }
}
