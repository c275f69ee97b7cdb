package io.heliosdb.streaming.sql.bridge.function;

import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.types.extraction.ExtractionUtils;
import org.apache.flink.table.types.extraction.ExtractionUtils.Autoboxing;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Chooses among overloaded methods as the Java compiler does for arguments of given classes. */
final class MethodChoice {
    private MethodChoice() {}

    /** The method bound to an object, taking its arguments as an array. */
    static MethodHandle find(final Object target, final String name, final Class<?>... arguments) {
        final Method method = method(target.getClass(), name, arguments);
        try {
            method.setAccessible(true);
            MethodHandle handle =
                    MethodHandles.lookup().unreflect(method).asFixedArity().bindTo(target);
            final int count = arguments.length;
            if (method.isVarArgs() && !isAssignable(method.getParameterTypes(), arguments, true)) {
                final Class<?>[] parameters = method.getParameterTypes();
                handle =
                        handle.asCollector(
                                parameters[parameters.length - 1], count - parameters.length + 1);
            }
            return handle.asType(MethodType.genericMethodType(count))
                    .asSpreader(Object[].class, count);
        } catch (final IllegalAccessException e) {
            throw new ValidationException("method " + method + " cannot be called", e);
        }
    }

    /** Whether there is a public method of a name. */
    static boolean has(final Class<?> type, final String name) {
        return !ExtractionUtils.collectMethods(type, name).isEmpty();
    }

    private static Method method(
            final Class<?> type, final String name, final Class<?>... arguments) {
        final List<Method> all = new ArrayList<>(ExtractionUtils.collectMethods(type, name));
        all.removeIf(
                method ->
                        method.isBridge()
                                || !ExtractionUtils.isInvokable(Autoboxing.JVM, method, arguments));
        for (final boolean boxes : new boolean[] {false, true}) {
            final List<Method> fixed = new ArrayList<>(all);
            fixed.removeIf(method -> !isAssignable(method.getParameterTypes(), arguments, boxes));
            if (!fixed.isEmpty()) {
                return mostSpecific(fixed);
            }
        }
        if (all.isEmpty()) {
            throw new ValidationException(
                    "no method "
                            + name
                            + " of "
                            + type.getName()
                            + " takes "
                            + Arrays.stream(arguments).map(Class::getSimpleName).toList());
        }
        return mostSpecific(all);
    }

    private static boolean isAssignable(
            final Class<?>[] parameters, final Class<?>[] arguments, final boolean boxes) {
        if (parameters.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            final boolean fits =
                    boxes
                            ? ExtractionUtils.isAssignable(
                                    arguments[i], parameters[i], Autoboxing.JVM)
                            : parameters[i].isAssignableFrom(arguments[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static Method mostSpecific(final List<Method> methods) {
        Method best = methods.get(0);
        for (final Method method : methods) {
            if (isMoreSpecific(method.getParameterTypes(), best.getParameterTypes())) {
                best = method;
            }
        }
        return best;
    }

    private static boolean isMoreSpecific(final Class<?>[] left, final Class<?>[] right) {
        if (left.length != right.length) {
            return left.length > right.length;
        }
        for (int i = 0; i < left.length; i++) {
            if (!ExtractionUtils.isAssignable(left[i], right[i], Autoboxing.NONE)) {
                return false;
            }
        }
        return true;
    }
}
