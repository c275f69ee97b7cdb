package io.heliosdb.streaming.sql.bridge.function;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.TableConfig;
import org.apache.flink.table.catalog.CatalogManager;
import org.apache.flink.table.catalog.CatalogStoreHolder;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.catalog.GenericInMemoryCatalog;
import org.apache.flink.table.catalog.GenericInMemoryCatalogStore;
import org.apache.flink.table.data.conversion.DataStructureConverter;
import org.apache.flink.table.data.conversion.DataStructureConverters;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeInferenceUtil;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.utils.LogicalTypeParser;
import org.apache.flink.table.types.utils.TypeConversions;

import java.util.ArrayList;
import java.util.List;

/** Types of a call, with the Java classes that the function wants, and conversion to them. */
final class TypedCall {
    private final List<DataType> arguments;
    private final List<DataStructureConverter<Object, Object>> argumentConverters =
            new ArrayList<>();
    private final DataType output;
    private final DataStructureConverter<Object, Object> outputConverter;
    private final TypeInferenceUtil.Result inferred;
    private final ClassLoader loader;

    /**
     * Infers the types.
     *
     * @param types see {@link #types}
     */
    TypedCall(
            final DataTypeFactory types,
            final UserDefinedFunction function,
            final String name,
            final List<String> argumentTypes,
            final List<Object> constants,
            final boolean isAggregate) {
        loader = function.getClass().getClassLoader();
        final TypeInference inference = function.getTypeInference(types);
        inferred =
                TypeInferenceUtil.runTypeInference(
                        inference,
                        new PlainCallContext(
                                types,
                                function,
                                name,
                                argumentTypes.stream()
                                        .map(each -> LogicalTypeParser.parse(each, loader))
                                        .map(TypeConversions::fromLogicalToDataType)
                                        .toList(),
                                constants,
                                isAggregate),
                        null);
        arguments = inferred.getExpectedArgumentTypes();
        arguments.forEach(each -> argumentConverters.add(converter(each)));
        output = inferred.getOutputDataType();
        outputConverter = converter(output);
    }

    /** What finds types; it takes a while to make. */
    static DataTypeFactory types(final ClassLoader loader) {
        final TableConfig config = TableConfig.getDefault();
        config.setRootConfiguration(new Configuration());
        return CatalogManager.newBuilder()
                .classLoader(loader)
                .config(config)
                .defaultCatalog("none", new GenericInMemoryCatalog("none", "none"))
                .catalogStoreHolder(
                        CatalogStoreHolder.newBuilder()
                                .catalogStore(new GenericInMemoryCatalogStore())
                                .config(config)
                                .classloader(loader)
                                .build())
                .build()
                .getDataTypeFactory();
    }

    /** A converter between the internal data of a type and its Java class. */
    DataStructureConverter<Object, Object> converter(final DataType type) {
        final DataStructureConverter<Object, Object> converter =
                DataStructureConverters.getConverter(type);
        converter.open(loader);
        return converter;
    }

    /** Java classes of the arguments. */
    Class<?>[] classes() {
        return arguments.stream().map(DataType::getConversionClass).toArray(Class<?>[]::new);
    }

    int count() {
        return arguments.size();
    }

    /** An argument as the function wants it. */
    Object external(final int index, final Object value) {
        return argumentConverters
                .get(index)
                .toExternalOrNull(
                        PlainValues.toInternal(value, arguments.get(index).getLogicalType()));
    }

    /** What the function gave. */
    Object plain(final Object result) {
        return PlainValues.ofInternal(
                outputConverter.toInternalOrNull(result), output.getLogicalType());
    }

    LogicalType outputType() {
        return output.getLogicalType();
    }

    /** The type of an aggregate's accumulator. */
    DataType accumulator() {
        return inferred.getStateInfos().values().iterator().next().getDataType();
    }
}
