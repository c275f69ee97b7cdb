package io.heliosdb.streaming.sql.bridge.function;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.data.conversion.DataStructureConverter;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.table.functions.UserDefinedFunctionHelper;
import org.apache.flink.table.runtime.dataview.DataViewUtils;
import org.apache.flink.table.runtime.typeutils.InternalSerializers;
import org.apache.flink.table.types.DataType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An aggregate function whose accumulators are bytes, as Flink's serializers write them:
 *
 * <ul>
 *   <li>{@code create}: a Supplier of a new accumulator,
 *   <li>{@code accumulate}, {@code retract}: from an accumulator and arguments to the accumulator
 *       after; the latter only if the function has it,
 *   <li>{@code merge}: from two accumulators to that of both; only if the function has it,
 *   <li>{@code value}: from an accumulator to a plain value.
 * </ul>
 */
final class AggregateHost {
    private final AggregateFunction<Object, Object> function;
    private final TypedCall types;
    private final DataStructureConverter<Object, Object> converter;
    private final TypeSerializer<Object> serializer;
    private final Class<?> accumulatorClass;
    private final DataOutputSerializer out = new DataOutputSerializer(64);
    private final DataInputDeserializer in = new DataInputDeserializer();

    @SuppressWarnings("unchecked") // values of every class go in and out
    AggregateHost(final AggregateFunction<?, ?> function, final TypedCall types) {
        this.function = (AggregateFunction<Object, Object>) function;
        this.types = types;
        final DataType type = DataViewUtils.adjustDataViews(types.accumulator(), false);
        converter = types.converter(type);
        serializer = InternalSerializers.create(type.getLogicalType());
        accumulatorClass = type.getConversionClass();
    }

    Map<String, Object> answer(final Runnable close) {
        final Map<String, Object> answer = new HashMap<>();
        answer.put("close", close);
        answer.put("create", (Supplier<byte[]>) () -> bytes(function.createAccumulator()));
        answer.put("accumulate", change(UserDefinedFunctionHelper.AGGREGATE_ACCUMULATE));
        if (MethodChoice.has(function.getClass(), UserDefinedFunctionHelper.AGGREGATE_RETRACT)) {
            answer.put("retract", change(UserDefinedFunctionHelper.AGGREGATE_RETRACT));
        }
        if (MethodChoice.has(function.getClass(), UserDefinedFunctionHelper.AGGREGATE_MERGE)) {
            answer.put("merge", merge());
        }
        answer.put(
                "value",
                (Function<byte[], Object>) state -> types.plain(function.getValue(object(state))));
        return answer;
    }

    private BiFunction<byte[], Object[], byte[]> change(final String name) {
        final int count = types.count();
        final Class<?>[] classes = new Class<?>[count + 1];
        classes[0] = accumulatorClass;
        System.arraycopy(types.classes(), 0, classes, 1, count);
        final MethodHandle method = MethodChoice.find(function, name, classes);
        return (state, values) -> {
            final Object accumulator = object(state);
            final Object[] arguments = new Object[count + 1];
            arguments[0] = accumulator;
            for (int i = 0; i < count; i++) {
                arguments[i + 1] = types.external(i, values[i]);
            }
            FunctionHost.invoke(method, arguments);
            return bytes(accumulator);
        };
    }

    private BiFunction<byte[], byte[], byte[]> merge() {
        final MethodHandle method =
                MethodChoice.find(
                        function,
                        UserDefinedFunctionHelper.AGGREGATE_MERGE,
                        accumulatorClass,
                        Iterable.class);
        return (state, other) -> {
            final Object accumulator = object(state);
            FunctionHost.invoke(method, accumulator, List.of(object(other)));
            return bytes(accumulator);
        };
    }

    private byte[] bytes(final Object accumulator) {
        if (accumulator == null) {
            throw new ValidationException("the accumulator is null");
        }
        try {
            out.clear();
            serializer.serialize(converter.toInternal(accumulator), out);
            return out.getCopyOfBuffer();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object object(final byte[] state) {
        try {
            in.setBuffer(state);
            return converter.toExternal(serializer.deserialize(in));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
