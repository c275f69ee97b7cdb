package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Prometheus's own tool for checking what it is to read. */
final class Promtool {
    private final Path program;

    private Promtool(final Path program) {
        this.program = program;
    }

    /** The one of this machine; without it the test is passed over, unless CI has brought one. */
    static Promtool find() {
        final Optional<Path> found =
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "promtool"))
                        .filter(Files::isExecutable)
                        .findFirst();
        if ("true".equals(System.getenv("HELIOSDB_PROMTOOL"))) {
            assertThat(found).as("promtool, see .ci/promtool").isPresent();
        }
        assumeTrue(found.isPresent(), "there is no promtool here: apt-get install prometheus");
        return new Promtool(found.get());
    }

    /** Runs it; fails with what it says unless it is content. */
    void check(final Path folder, final String input, final String... arguments) throws Exception {
        final Path in = Files.createTempFile("promtool", ".in");
        try {
            Files.writeString(in, input);
            final Process process =
                    new ProcessBuilder(
                                    Stream.concat(
                                                    Stream.of(program.toString()),
                                                    Stream.of(arguments))
                                            .toList())
                            .directory(folder.toFile())
                            .redirectInput(in.toFile())
                            .redirectErrorStream(true)
                            .start();
            final String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(List.of(arguments) + ": " + said).isZero();
        } finally {
            Files.delete(in);
        }
    }
}
