package io.heliosdb.streaming.sql.function;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.custom.Arguments;
import io.heliosdb.streaming.operators.custom.CustomError;
import io.heliosdb.streaming.operators.custom.CustomTable;
import io.heliosdb.streaming.operators.custom.Signature;
import io.heliosdb.streaming.operators.custom.TableRows;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A TableFunction of Flink. */
final class FlinkTable implements CustomTable {
    private final BiConsumer<Object[], Consumer<Object>> code;
    private final Runnable closing;

    @SuppressWarnings("unchecked") // the bridge keeps to the contract
    FlinkTable(final Map<String, Object> hosted) {
        code = (BiConsumer<Object[], Consumer<Object>>) part(hosted, "table");
        closing = (Runnable) hosted.get("close");
    }

    static Object part(final Map<String, Object> hosted, final String name) {
        final Object part = hosted.get(name);
        if (part == null) {
            throw HeliosException.of(
                    CustomError.NOT_OPENED, "the function has no method for " + name);
        }
        return part;
    }

    static Object[] values(final Arguments arguments) {
        final Object[] values = new Object[arguments.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.valueAt(i);
        }
        return values;
    }

    @Override
    public List<Signature> signatures() {
        return List.of();
    }

    @Override
    public void evaluate(final Arguments arguments, final TableRows rows) {
        code.accept(
                values(arguments),
                row -> {
                    final List<?> values = (List<?>) row;
                    for (int i = 0; i < values.size(); i++) {
                        rows.column(i).setValue(values.get(i));
                    }
                    rows.emit();
                });
    }

    @Override
    public void close() {
        closing.run();
    }
}
