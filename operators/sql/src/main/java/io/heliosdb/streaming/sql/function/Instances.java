package io.heliosdb.streaming.sql.function;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.custom.CustomError;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** Classes of functions and objects of them. What goes wrong is kept as text only. */
final class Instances {
    private Instances() {}

    static Class<?> load(final String className, final ClassLoader loader) {
        try {
            return Class.forName(className, true, loader);
        } catch (final ClassNotFoundException e) {
            throw HeliosException.of(
                            CustomError.NOT_OPENED, "class " + className + " is not in the jars")
                    .hint("CREATE FUNCTION … AS 'package.Class' USING JAR 'path'");
        } catch (final LinkageError e) {
            throw refuse("class " + className + " cannot be loaded", e);
        }
    }

    static Object create(final Class<?> type) {
        if (!Modifier.isPublic(type.getModifiers())) {
            throw HeliosException.of(
                    CustomError.NOT_OPENED, "class " + type.getName() + " is not public");
        }
        try {
            return type.getConstructor().newInstance();
        } catch (final NoSuchMethodException e) {
            throw HeliosException.of(
                    CustomError.NOT_OPENED,
                    "class " + type.getName() + " has no public constructor without parameters");
        } catch (final InvocationTargetException e) {
            throw refuse("class " + type.getName() + " cannot be instantiated", e.getCause());
        } catch (final ReflectiveOperationException | LinkageError e) {
            throw refuse("class " + type.getName() + " cannot be instantiated", e);
        }
    }

    static HeliosException refuse(final String what, final Throwable cause) {
        return HeliosException.of(CustomError.NOT_OPENED, what).detail(cause.toString());
    }
}
