package io.heliosdb.streaming.sql.function;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.custom.CallForm;
import io.heliosdb.streaming.operators.custom.CustomAggregate;
import io.heliosdb.streaming.operators.custom.CustomError;
import io.heliosdb.streaming.operators.custom.CustomFunction;
import io.heliosdb.streaming.operators.custom.CustomScalar;
import io.heliosdb.streaming.operators.custom.CustomTable;
import io.heliosdb.streaming.operators.custom.OpenFunctions;

import java.io.IOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Functions of one pipeline, in a class loader that goes with it. */
final class LoadedFunctions implements OpenFunctions {
    private static final String HOST = "io.heliosdb.streaming.sql.bridge.function.FunctionHost";

    private final ClassLoader flink;
    private final URLClassLoader loader;
    private final List<AutoCloseable> instances = new ArrayList<>();
    private Function<Map<String, Object>, Map<String, Object>> host;

    LoadedFunctions(final ClassLoader flink, final URLClassLoader loader) {
        this.flink = flink;
        this.loader = loader;
    }

    /** The class loader, for a test that sees it go. */
    ClassLoader loader() {
        return loader;
    }

    @Override
    public CustomScalar scalar(final CallForm form) {
        return opened(form, CustomScalar.class, FlinkScalar::new);
    }

    @Override
    public CustomAggregate aggregate(final CallForm form) {
        return opened(form, CustomAggregate.class, FlinkAggregate::new);
    }

    @Override
    public CustomTable table(final CallForm form) {
        return opened(form, CustomTable.class, FlinkTable::new);
    }

    private <T extends CustomFunction> T opened(
            final CallForm form,
            final Class<T> kind,
            final Function<Map<String, Object>, ? extends T> ofFlink) {
        final Class<?> type = Instances.load(form.function().className(), loader);
        final Thread thread = Thread.currentThread();
        final ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            if (!CustomFunction.class.isAssignableFrom(type)) {
                final T function = ofFlink.apply(host(form, type));
                instances.add(function::close);
                return function;
            }
            final Object instance = Instances.create(type);
            if (!kind.isInstance(instance)) {
                throw HeliosException.of(
                        CustomError.NOT_OPENED,
                        "class " + type.getName() + " is not a " + kind.getSimpleName());
            }
            final T function = kind.cast(instance);
            function.open(Forms.of(function, form));
            instances.add(function::close);
            return function;
        } catch (final HeliosException e) {
            throw e;
        } catch (final Exception | LinkageError e) {
            throw Instances.refuse(
                    "function " + form.function().name() + " cannot be opened", rooted(e));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Throwable rooted(final Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    @SuppressWarnings("unchecked") // the bridge keeps to the contract
    private Map<String, Object> host(final CallForm form, final Class<?> type)
            throws ReflectiveOperationException {
        if (host == null) {
            host =
                    (Function<Map<String, Object>, Map<String, Object>>)
                            flink.loadClass(HOST).getConstructor().newInstance();
        }
        final Map<String, Object> request = new HashMap<>();
        request.put("class", type);
        request.put("name", form.function().name());
        request.put("arguments", form.arguments().stream().map(Forms::flinkText).toList());
        request.put("constants", form.constants());
        return host.apply(request);
    }

    @Override
    public void close() {
        HeliosException failure = null;
        for (final AutoCloseable instance : instances) {
            try {
                instance.close();
            } catch (final Exception | LinkageError e) {
                failure = Instances.refuse("a function of your own cannot be closed", rooted(e));
            }
        }
        instances.clear();
        host = null;
        try {
            loader.close();
        } catch (final IOException e) {
            failure = Instances.refuse("the jars of functions cannot be closed", e);
        }
        if (failure != null) {
            throw failure;
        }
    }
}
