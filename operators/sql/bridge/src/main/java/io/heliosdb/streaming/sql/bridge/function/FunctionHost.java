package io.heliosdb.streaming.sql.bridge.function;

import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.table.functions.SpecializedFunction;
import org.apache.flink.table.functions.TableFunction;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.apache.flink.table.functions.UserDefinedFunctionHelper;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Opens functions of one class loader for the engine. A request has {@code class}, the function's;
 * {@code name}; {@code arguments}, types as texts; {@code constants}, plain values or null. The
 * answer has {@code close}, a Runnable, and by the kind of function
 *
 * <ul>
 *   <li>{@code scalar}: from arguments to a value,
 *   <li>{@code create}, {@code accumulate}, {@code retract}, {@code merge} and {@code value}, see
 *       {@link AggregateHost},
 *   <li>{@code table}: takes arguments, and what takes each row as a list of values.
 * </ul>
 */
public final class FunctionHost implements Function<Map<String, Object>, Map<String, Object>> {
    private DataTypeFactory types;

    @Override
    @SuppressWarnings("unchecked") // the engine keeps to the contract
    public Map<String, Object> apply(final Map<String, Object> request) {
        try {
            final UserDefinedFunction function =
                    UserDefinedFunctionHelper.instantiateFunction((Class<?>) request.get("class"));
            if (function instanceof SpecializedFunction) {
                throw new ValidationException(
                        "functions that implement SpecializedFunction are not supported");
            }
            final TypedCall types =
                    new TypedCall(
                            types(function.getClass().getClassLoader()),
                            function,
                            (String) request.get("name"),
                            (List<String>) request.get("arguments"),
                            (List<Object>) request.get("constants"),
                            function instanceof AggregateFunction);
            function.open(new BareContext(function.getClass().getClassLoader()));
            return switch (function) {
                case ScalarFunction scalar ->
                        Map.of("scalar", scalar(scalar, types), "close", close(scalar));
                case AggregateFunction<?, ?> aggregate ->
                        new AggregateHost(aggregate, types).answer(close(aggregate));
                case TableFunction<?> table ->
                        Map.of("table", table(table, types), "close", close(table));
                default ->
                        throw new ValidationException(
                                "functions of the kind "
                                        + function.getKind()
                                        + " are not supported");
            };
        } catch (final RuntimeException e) {
            throw e;
        } catch (final Exception e) {
            throw new ValidationException("open failed: " + e, e);
        }
    }

    private DataTypeFactory types(final ClassLoader loader) {
        if (types == null) {
            types = TypedCall.types(loader);
        }
        return types;
    }

    private static Runnable close(final UserDefinedFunction function) {
        return () -> {
            try {
                function.close();
            } catch (final Exception e) {
                throw new ValidationException("close failed: " + e, e);
            }
        };
    }

    private static Function<Object[], Object> scalar(
            final ScalarFunction function, final TypedCall types) {
        final MethodHandle eval =
                MethodChoice.find(function, UserDefinedFunctionHelper.SCALAR_EVAL, types.classes());
        return values -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = types.external(i, values[i]);
            }
            return types.plain(invoke(eval, values));
        };
    }

    private static BiConsumer<Object[], Consumer<Object>> table(
            final TableFunction<?> function, final TypedCall types) {
        final MethodHandle eval =
                MethodChoice.find(function, UserDefinedFunctionHelper.TABLE_EVAL, types.classes());
        final TableRows rows = new TableRows(types);
        function.setCollector(rows.collector());
        return (values, sink) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = types.external(i, values[i]);
            }
            rows.to(sink);
            invoke(eval, values);
        };
    }

    static Object invoke(final MethodHandle method, final Object... values) {
        try {
            return (Object) method.invokeExact(values);
        } catch (final RuntimeException | Error e) {
            throw e;
        } catch (final Throwable e) {
            throw new Thrown(e);
        }
    }

    /** A checked exception of a function, on its way to the engine; it shows as the exception. */
    @SuppressWarnings("OverrideThrowableToString") // not a message: the other's name, too
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Thrown(final Throwable cause) {
            super(cause);
            setStackTrace(cause.getStackTrace());
        }

        @Override
        public String toString() {
            return getCause().toString();
        }
    }
}
