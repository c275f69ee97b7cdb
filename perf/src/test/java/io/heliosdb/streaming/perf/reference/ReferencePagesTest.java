package io.heliosdb.streaming.perf.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.error.ErrorCode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class ReferencePagesTest {
    /** Set by {@code bin/dev reference}: the files are written instead of compared. */
    private static final boolean WRITE = "write".equals(System.getenv("HELIOSDB_REFERENCE"));

    @Test
    void errorCodesAreUniqueAndInTheirRange() {
        assertThat(DeclaredErrors.all()).isNotEmpty();
        assertThat(DeclaredErrors.all()).extracting(ErrorCode::code).doesNotHaveDuplicates();
        assertThat(DeclaredErrors.all())
                .filteredOn(error -> !error.code().matches("H[A-Z]{3}-[0-9]{4}"))
                .isEmpty();
        assertThat(DeclaredErrors.all())
                .filteredOn(
                        error ->
                                DeclaredErrors.RANGES.stream()
                                        .noneMatch(range -> range.holds(error)))
                .isEmpty();
    }

    @Test
    void everyErrorIsASentence() {
        assertThat(DeclaredErrors.all())
                .filteredOn(error -> !error.meaning().matches("[A-Z].*\\."))
                .isEmpty();
    }

    @Test
    void errorPageIsCurrent() throws IOException {
        assertCurrent("errors.md", ReferencePage.errors());
    }

    @Test
    void counterPageIsCurrent() throws IOException {
        assertCurrent("counters.md", ReferencePage.counters());
    }

    @Test
    void configurationPageIsCurrent() throws IOException {
        assertCurrent("configuration.md", ReferencePage.configuration());
    }

    @Test
    void metricsPageIsCurrent() throws IOException {
        assertCurrent("metrics.md", ReferencePage.metrics());
    }

    private static void assertCurrent(final String name, final String page) throws IOException {
        final Path file =
                Path.of(System.getProperty("heliosdb.root.directory"), "docs/reference", name);
        if (WRITE) {
            Files.writeString(file, page);
        }
        assertThat(file).as("run bin/dev reference if the change is meant").hasContent(page);
    }
}
