package io.heliosdb.streaming.perf.reference;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Names of all functions and operators that the planner's validator knows. */
final class FlinkFunctions {
    private FlinkFunctions() {}

    /**
     * The operators of Flink's SQL dialect, and the functions that stand in its catalog under a
     * name in capitals: the others there are the Table API's names of those operators.
     */
    static Set<String> names() throws IOException, ReflectiveOperationException {
        final List<URL> jars = new ArrayList<>();
        final Path folder = Path.of(System.getProperty("heliosdb.planner.directory"));
        try (Stream<Path> files = Files.list(folder)) {
            for (final Path file : files.toList()) {
                jars.add(file.toUri().toURL());
            }
        }
        final Set<String> names = new TreeSet<>();
        try (URLClassLoader planner =
                new URLClassLoader(
                        jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            addOperators(planner, names);
            addDefinitions(planner, names);
        }
        names.removeIf(name -> name.startsWith("$"));
        return names;
    }

    private static void addOperators(final ClassLoader planner, final Set<String> names)
            throws ReflectiveOperationException {
        final Class<?> table =
                planner.loadClass(
                        "org.apache.flink.table.planner.functions.sql.FlinkSqlOperatorTable");
        final Object instance = table.getMethod("instance", boolean.class).invoke(null, false);
        final Method name =
                planner.loadClass("org.apache.calcite.sql.SqlOperator").getMethod("getName");
        for (final Object operator :
                (List<?>) table.getMethod("getOperatorList").invoke(instance)) {
            names.add(name.invoke(operator).toString().toUpperCase(Locale.ROOT));
        }
    }

    private static void addDefinitions(final ClassLoader planner, final Set<String> names)
            throws ReflectiveOperationException {
        final Class<?> definitions =
                planner.loadClass("org.apache.flink.table.functions.BuiltInFunctionDefinitions");
        final Method name =
                planner.loadClass("org.apache.flink.table.functions.BuiltInFunctionDefinition")
                        .getMethod("getName");
        for (final Object definition :
                (List<?>) definitions.getMethod("getDefinitions").invoke(null)) {
            final String text = name.invoke(definition).toString();
            if (text.equals(text.toUpperCase(Locale.ROOT))) {
                names.add(text);
            }
        }
    }
}
