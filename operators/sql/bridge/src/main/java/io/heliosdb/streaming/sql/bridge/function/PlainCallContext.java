package io.heliosdb.streaming.sql.bridge.function;

import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.CallContext;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A call as type inference asks about it. */
record PlainCallContext(
        DataTypeFactory getDataTypeFactory,
        FunctionDefinition getFunctionDefinition,
        String getName,
        List<DataType> getArgumentDataTypes,
        List<Object> constants,
        boolean isGroupedAggregation)
        implements CallContext {
    @Override
    public boolean isArgumentLiteral(final int position) {
        return constants.get(position) != null;
    }

    @Override
    public boolean isArgumentNull(final int position) {
        return false;
    }

    @Override
    public <T> Optional<T> getArgumentValue(final int position, final Class<T> type) {
        final Object value = constants.get(position);
        if (type.isInstance(value)) {
            return Optional.of(type.cast(value));
        }
        if (value instanceof Number number) {
            final BigDecimal exact = new BigDecimal(number.toString());
            if (type == Integer.class) {
                return Optional.of(type.cast(exact.intValue()));
            }
            if (type == Long.class) {
                return Optional.of(type.cast(exact.longValue()));
            }
            if (type == Double.class) {
                return Optional.of(type.cast(exact.doubleValue()));
            }
            if (type == BigDecimal.class) {
                return Optional.of(type.cast(exact));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<DataType> getOutputDataType() {
        return Optional.empty();
    }
}
