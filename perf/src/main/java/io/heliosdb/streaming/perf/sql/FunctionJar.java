package io.heliosdb.streaming.perf.sql;

import io.heliosdb.streaming.operators.custom.CustomFunction;

import org.apache.flink.annotation.PublicEvolving;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.types.Row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Jars with functions of users, compiled from the sources in a folder; each folder once. */
public final class FunctionJar {
    private static final Map<Path, byte[]> JARS = new ConcurrentHashMap<>();

    private FunctionJar() {}

    /** A jar with all classes of a folder's sources; the same bytes for the same classes. */
    public static byte[] of(Path sources) {
        return JARS.computeIfAbsent(sources.toAbsolutePath(), FunctionJar::compile);
    }

    private static byte[] compile(Path sources) {
        try {
            final Path classes = Files.createTempDirectory("functions");
            try {
                compile(files(sources, ".java"), classes);
                return pack(classes);
            } finally {
                CaseWorkspace.delete(classes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compile " + sources, e);
        }
    }

    private static void compile(List<Path> files, Path classes) throws IOException {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            final boolean isCompiled =
                    compiler.getTask(
                                    said,
                                    manager,
                                    null,
                                    List.of(
                                            "-proc:none",
                                            "-nowarn",
                                            "-cp",
                                            classPath(),
                                            "-d",
                                            classes.toString()),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files))
                            .call();
            if (!isCompiled) {
                throw new IllegalStateException(said.toString());
            }
        }
    }

    private static String classPath() {
        return Stream.of(
                        ScalarFunction.class,
                        Row.class,
                        InputStatus.class,
                        PublicEvolving.class,
                        CustomFunction.class)
                .map(FunctionJar::place)
                .distinct()
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pack(Path classes) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (final Path file : files(classes, ".class")) {
                final ZipEntry entry = new ZipEntry(classes.relativize(file).toString());
                entry.setTime(0);
                jar.putNextEntry(entry);
                jar.write(Files.readAllBytes(file));
                jar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
