package io.heliosdb.streaming.perf.proof.sql;

import io.heliosdb.streaming.perf.sql.EngineUnderTest;
import io.heliosdb.streaming.perf.sql.Result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Engines that give the lines of their input. */
final class Stubs {
    private Stubs() {}

    /** Gives the lines that are kept, whatever the query. */
    static EngineUnderTest keeping(final Predicate<String> kept) {
        return (script, settings, changelog) -> {
            final List<String> records = new ArrayList<>(List.of("op,line"));
            lines(script).stream().filter(kept).forEach(line -> records.add("+I," + line));
            return Result.of(records);
        };
    }

    static EngineUnderTest failing(final String error) {
        return (script, settings, changelog) -> Result.failed(error);
    }

    static RandomCase randomCase(final long seed) {
        return new CaseMaker(Arrays.asList(Feature.values())).of(seed);
    }

    private static List<String> lines(final Path script) {
        try (Stream<Path> files = Files.list(script.getParent())) {
            final Path input =
                    files.filter(file -> file.getFileName().toString().startsWith("t."))
                            .findFirst()
                            .orElseThrow();
            return Files.readAllLines(input);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
