package io.heliosdb.streaming.perf.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A release refers to no kill point and no planted bug: its class files, from which the jars are
 * made, do not hold their names.
 */
final class ReleaseTest {
    private static final Path FAULTS = Path.of("io/heliosdb/streaming/codecs/fault");
    private static final List<String> SWITCHES =
            List.of("codecs/fault/KillPoint", "codecs/fault/PlantedBug", "codecs/fault/Faults");

    @Test
    void classFilesHoldNoSwitch() {
        for (final ProductModule module : ProductModule.ALL) {
            if (!module.folder().equals("perf")) {
                assertThat(classFiles(module))
                        .as(module.folder())
                        .isNotEmpty()
                        .filteredOn(file -> !file.startsWith(module.classes().resolve(FAULTS)))
                        .filteredOn(ReleaseTest::holdsSwitch)
                        .isEmpty();
            }
        }
    }

    @Test
    void theSearchFindsWhatIsThere() {
        assertThat(classFiles(ProductModule.ALL.getFirst()))
                .filteredOn(ReleaseTest::holdsSwitch)
                .isNotEmpty();
    }

    private static boolean holdsSwitch(final Path file) {
        try {
            final String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return SWITCHES.stream().anyMatch(bytes::contains);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> classFiles(final ProductModule module) {
        try (Stream<Path> files = Files.walk(module.classes())) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
