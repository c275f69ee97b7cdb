package io.heliosdb.streaming.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.operators.custom.CustomScalar;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/** Pages run as a reader would, each in a folder of its own. */
abstract class PageRuns {
    private static final Path ROOT =
            Path.of(System.getProperty("heliosdb.root.directory")).toAbsolutePath();

    private static final Path JAVA =
            Path.of(ProcessHandle.current().info().command().orElseThrow());

    /** Where a checkout has what functions of users are compiled against. */
    private static final String PLANNER = "operators/sql/bridge/target/planner";

    private static final String INTERFACES = "gateway/target/lib/engine.jar";

    @TempDir private Path folder;

    /** Runs a page, and compares what its commands print with what it shows. */
    final void check(final String name) throws Exception {
        final Page page = Page.read(ROOT.resolve("docs/" + name + ".md"));
        assertThat(page.steps()).isNotEmpty();
        makeProgram();
        makeLibraries();
        run(page);
        for (int i = 0; i < page.steps().size(); i++) {
            final Page.Step step = page.steps().get(i);
            final Path printed = folder.resolve("printed." + i);
            assertThat(printed).as(name + ".md, line " + step.line()).exists();
            if (step.expected() != null) {
                assertThat(Files.readString(printed))
                        .as(name + ".md, line " + step.line())
                        .matches(step.pattern());
            }
        }
    }

    /** The folder is deleted, what they lead to is not. */
    @AfterEach
    void removeLinks() throws IOException {
        Files.deleteIfExists(folder.resolve(PLANNER));
        Files.deleteIfExists(folder.resolve(INTERFACES));
    }

    private void run(final Page page) throws IOException, InterruptedException {
        final ProcessBuilder builder =
                // HUP is ignored by what is started under nohup, and by all its children
                new ProcessBuilder("env", "--default-signal=HUP", "sh", "-c", page.script())
                        .directory(folder.toFile())
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("shell.txt").toFile());
        builder.environment().merge("PATH", JAVA.getParent().toString(), PageRuns::inFront);
        builder.environment().put("HELIOS_SERVER__PORT", "0"); // others may run beside it
        builder.environment().put("HELIOS_SERVER__HEALTH_CHECK_PORT", "0");
        builder.environment().put("HELIOS_SERVER__FEED_PORT", "0");
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        builder.environment().put("HELIOS_SERVER__METRICS_PORT", "0");
        final Process shell = builder.start();
        try {
            assertThat(shell.waitFor(10, TimeUnit.MINUTES)).as("the page ends").isTrue();
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
            killAppliance();
        }
    }

    /** The compiler of this Java comes before others. */
    private static String inFront(final String path, final String programs) {
        return programs + ":" + path;
    }

    /** What functions of users are compiled against: folders of a checkout that was built. */
    private void makeLibraries() throws IOException {
        final Path planner = folder.resolve(PLANNER);
        Files.createDirectories(planner.getParent());
        Files.createSymbolicLink(
                planner,
                Path.of(System.getProperty("heliosdb.planner.directory")).toAbsolutePath());
        final URI interfaces =
                URI.create(CustomScalar.class.getResource("CustomScalar.class").toString());
        final Path jar = folder.resolve(INTERFACES);
        Files.createDirectories(jar.getParent());
        if (interfaces.getScheme().equals("jar")) {
            final String place = interfaces.getSchemeSpecificPart();
            Files.createSymbolicLink(
                    jar, Path.of(URI.create(place.substring(0, place.indexOf("!/")))));
        } else {
            final Path classes = Path.of(interfaces).getParent();
            Path root = classes;
            for (final String _ : CustomScalar.class.getPackageName().split("\\.")) {
                root = root.getParent();
            }
            final int code =
                    ToolProvider.findFirst("jar")
                            .orElseThrow()
                            .run(
                                    System.out,
                                    System.err,
                                    "--create",
                                    "--file",
                                    jar.toString(),
                                    "-C",
                                    root.toString(),
                                    root.relativize(classes).toString());
            assertThat(code).isZero();
        }
    }

    /** One that a page has left running: the shell may be gone, and its child adopted. */
    private void killAppliance() throws IOException {
        final Path lock = folder.resolve("heliosdb-data/lock");
        final String id = Files.exists(lock) ? Files.readString(lock).strip() : "";
        if (!id.isEmpty()) {
            ProcessHandle.of(Long.parseLong(id))
                    .filter(PageRuns::isOurs)
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static boolean isOurs(final ProcessHandle process) {
        return process.info().command().filter(command -> command.endsWith("java")).isPresent()
                && process.pid() != ProcessHandle.current().pid();
    }

    /** {@code bin/heliosdb-streaming} of the classes under test. */
    private void makeProgram() throws IOException {
        final Path program = folder.resolve("bin/heliosdb-streaming");
        Files.createDirectories(program.getParent());
        Files.writeString(
                program,
                """
                #!/bin/sh
                XDG_CACHE_HOME='%1$s/gateway/target/plans' exec '%2$s' '@%1$s/tuning/jvm/engine.args' '@%1$s/tuning/jvm/quick.args' \\
                    '-Dheliosdb.root.directory=%1$s' '-Dheliosdb.planner.directory=%3$s' \\
                    -cp '%4$s' io.heliosdb.streaming.gateway.cli.Main "$@"
                """
                        .formatted(
                                ROOT,
                                JAVA,
                                System.getProperty("heliosdb.planner.directory"),
                                System.getProperty("java.class.path")),
                StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
