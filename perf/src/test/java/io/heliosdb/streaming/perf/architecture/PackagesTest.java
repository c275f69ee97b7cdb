package io.heliosdb.streaming.perf.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

final class PackagesTest {
    /** Names of drawers: they say where a thing was put, not what it is. */
    private static final List<String> DRAWERS =
            List.of("util", "utils", "common", "helper", "helpers", "manager", "impl", "misc");

    private static final int LINES_LIMIT = 500;

    @Test
    void describesItself() {
        assertThat(SourceTree.mainJavaFiles().stream().map(Path::getParent).distinct().toList())
                .isNotEmpty()
                .filteredOn(folder -> !Files.exists(folder.resolve("package-info.java")))
                .isEmpty();
    }

    @Test
    void isNamedAfterAFeature() {
        assertThat(SourceTree.javaFiles())
                .filteredOn(
                        file ->
                                DRAWERS.contains(
                                        file.getParent()
                                                .getFileName()
                                                .toString()
                                                .toLowerCase(Locale.ROOT)))
                .isEmpty();
    }

    @Test
    void classNamesSayWhatTheyAre() {
        // The product's interface promises this one name.
        final Set<String> promised = Set.of("OffsetManager.java");
        assertThat(SourceTree.javaFiles())
                .map(file -> file.getFileName().toString())
                .filteredOn(name -> !promised.contains(name))
                .filteredOn(name -> name.matches(".*(Utils?|Helper|Manager|Impl)\\.java"))
                .isEmpty();
    }

    @Test
    void filesAreSmall() {
        assertThat(SourceTree.javaFiles())
                .filteredOn(file -> SourceTree.text(file).lines().count() > LINES_LIMIT)
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        // Spelled in two halves, or this file would be found.
        final String later = "TO" + "DO";
        final String broken = "FIX" + "ME";
        assertThat(SourceTree.javaFiles())
                .filteredOn(
                        file -> {
                            final String text = SourceTree.text(file);
                            return text.contains(later) || text.contains(broken);
                        })
                .isEmpty();
    }
}
