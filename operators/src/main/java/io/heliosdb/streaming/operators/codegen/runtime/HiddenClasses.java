package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.operators.runtime.Pipeline;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;

/** Defines generated classes as hidden classes of this package and makes pipelines of them. */
public final class HiddenClasses {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private HiddenClasses() {}

    /** Defines a class; nothing but its users keeps it. */
    public static Class<?> define(final byte[] classFile) {
        try {
            return LOOKUP.defineHiddenClass(classFile, false).lookupClass();
        } catch (final IllegalAccessException e) {
            throw new IllegalStateException("a generated class is not of this package", e);
        }
    }

    /** Makes a pipeline, which closes the resources when it is closed. */
    public static Pipeline open(final Class<?> pipelineClass, final PipelineResources resources) {
        try {
            return (Pipeline)
                    pipelineClass.getConstructor(PipelineResources.class).newInstance(resources);
        } catch (final InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("a generated class has no such constructor", e);
        }
    }
}
