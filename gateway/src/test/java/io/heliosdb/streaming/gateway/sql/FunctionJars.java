package io.heliosdb.streaming.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.operators.custom.CustomFunction;
import io.heliosdb.streaming.sql.loader.PlannerFolder;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a jar of the functions that the SQL cases use. */
public final class FunctionJars {
    private FunctionJars() {}

    /** Compiles them; returns {@code functions.jar} in the folder. */
    public static Path write(final Path folder) throws IOException {
        final Path classes = folder.resolve("function-classes");
        final Path jar = folder.resolve("functions.jar");
        run("javac", compilation(classes));
        run("jar", List.of("--create", "--file", jar.toString(), "-C", classes.toString(), "."));
        return jar;
    }

    private static List<String> compilation(final Path classes) throws IOException {
        final URL engine = CustomFunction.class.getProtectionDomain().getCodeSource().getLocation();
        final PlannerFolder planner =
                new PlannerFolder(Path.of(System.getProperty("heliosdb.planner.directory")));
        final List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-proc:none",
                                "-nowarn",
                                "-cp",
                                Stream.concat(Stream.of(engine), planner.jars().stream())
                                        .map(each -> Path.of(URI.create(each.toString())))
                                        .map(Path::toString)
                                        .collect(Collectors.joining(File.pathSeparator)),
                                "-d",
                                classes.toString()));
        final Path sources =
                Path.of(System.getProperty("heliosdb.root.directory"))
                        .resolve("perf/src/test/resources/sql/fixtures/functions");
        try (Stream<Path> files = Files.list(sources)) {
            files.map(Path::toString).sorted().forEach(arguments::add);
        }
        return arguments;
    }

    private static void run(final String tool, final List<String> arguments) {
        assertThat(
                        ToolProvider.findFirst(tool)
                                .orElseThrow()
                                .run(System.out, System.err, arguments.toArray(String[]::new)))
                .isZero();
    }
}
