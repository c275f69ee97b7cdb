package io.heliosdb.streaming.sql.function;

import io.heliosdb.streaming.operators.custom.CustomFunction;
import io.heliosdb.streaming.sql.loader.PlannerFolder;

import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the class loaders of functions. Above each is one with Flink's classes, shared for as long
 * as a function needs it; above that are the JDK, and the interfaces for functions.
 */
final class FunctionLoaders {
    private static final String INTERFACES = CustomFunction.class.getPackageName() + ".";

    /** What a user's class gets from Flink's loader even if its own jar has it too. */
    private static final List<String> SHARED =
            List.of("org.apache.flink.", "org.slf4j.", "javax.annotation.", INTERFACES);

    private final PlannerFolder folder;
    private WeakReference<ClassLoader> flink = new WeakReference<>(null);

    FunctionLoaders(final PlannerFolder folder) {
        this.folder = folder;
    }

    /** Flink's classes. */
    synchronized ClassLoader flink() {
        ClassLoader known = flink.get();
        if (known == null) {
            known =
                    new URLClassLoader(
                            "flink", folder.jars().toArray(URL[]::new), new Interfaces());
            flink = new WeakReference<>(known);
        }
        return known;
    }

    /** A loader of the classes in some jars. */
    URLClassLoader of(final List<Path> jars) {
        final URL[] urls = jars.stream().map(FunctionLoaders::url).toArray(URL[]::new);
        return new URLClassLoader("functions", urls, new Shared(flink()));
    }

    private static URL url(final Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (final MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The JDK, and of the engine the interfaces for functions. */
    private static final class Interfaces extends ClassLoader {
        Interfaces() {
            super("interfaces", getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(final String name) throws ClassNotFoundException {
            if (name.startsWith(INTERFACES)) {
                return Class.forName(name, false, CustomFunction.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }

    /** Of Flink's loader what users' classes share with it. */
    private static final class Shared extends ClassLoader {
        private final ClassLoader all;

        Shared(final ClassLoader all) {
            super("shared", getPlatformClassLoader());
            this.all = all;
        }

        @Override
        protected Class<?> findClass(final String name) throws ClassNotFoundException {
            if (SHARED.stream().anyMatch(name::startsWith)) {
                return all.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
