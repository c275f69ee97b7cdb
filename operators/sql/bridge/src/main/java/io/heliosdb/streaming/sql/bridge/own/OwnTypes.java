package io.heliosdb.streaming.sql.bridge.own;

import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.InputTypeStrategies;
import org.apache.flink.table.types.inference.InputTypeStrategy;
import org.apache.flink.table.types.inference.StateTypeStrategy;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeStrategies;
import org.apache.flink.table.types.inference.TypeStrategy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The signatures of a function, as type inference wants them. */
final class OwnTypes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient List<Map<?, ?>> signatures = new ArrayList<>();
    private final boolean isDeterministic;

    OwnTypes(final Map<String, Object> facts) {
        isDeterministic = (Boolean) facts.get("isDeterministic");
        for (final Object signature : (List<?>) facts.get("signatures")) {
            signatures.add((Map<?, ?>) signature);
        }
        if (signatures.isEmpty()) {
            throw new ValidationException("a function needs a signature");
        }
    }

    boolean isDeterministic() {
        return isDeterministic;
    }

    TypeInference inference(final DataTypeFactory types, final boolean isAggregate) {
        final Map<InputTypeStrategy, TypeStrategy> outputs = new LinkedHashMap<>();
        InputTypeStrategy inputs = null;
        for (final Map<?, ?> signature : signatures) {
            final InputTypeStrategy input = input(types, signature);
            outputs.put(
                    input,
                    TypeStrategies.explicit(
                            types.createDataType((String) signature.get("result"))));
            inputs = inputs == null ? input : InputTypeStrategies.or(inputs, input);
        }
        final TypeInference.Builder builder =
                TypeInference.newBuilder()
                        .inputTypeStrategy(inputs)
                        .outputTypeStrategy(TypeStrategies.mapping(outputs));
        if (isAggregate) {
            final LinkedHashMap<String, StateTypeStrategy> state = new LinkedHashMap<>();
            state.put("acc", StateTypeStrategy.of(TypeStrategies.explicit(DataTypes.BYTES())));
            builder.stateTypeStrategies(state);
        }
        return builder.build();
    }

    private static InputTypeStrategy input(final DataTypeFactory types, final Map<?, ?> signature) {
        final DataType[] arguments =
                ((List<?>) signature.get("arguments"))
                        .stream()
                                .map(each -> types.createDataType((String) each))
                                .toArray(DataType[]::new);
        if (!(Boolean) signature.get("isVariable")) {
            return InputTypeStrategies.explicitSequence(arguments);
        }
        return InputTypeStrategies.varyingSequence(
                java.util.Arrays.stream(arguments)
                        .map(InputTypeStrategies::explicit)
                        .toArray(
                                org.apache.flink.table.types.inference.ArgumentTypeStrategy[]
                                        ::new));
    }
}
