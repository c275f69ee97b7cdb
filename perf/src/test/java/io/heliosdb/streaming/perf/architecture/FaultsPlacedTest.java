package io.heliosdb.streaming.perf.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

/**
 * Every kill point and every planted bug stands somewhere in the product: a proof that names one
 * which no code reaches would pass by doing nothing.
 */
final class FaultsPlacedTest {
    private static final String SOURCES =
            SourceTree.mainJavaFiles().stream()
                    .filter(file -> !file.toString().contains("/codecs/fault/"))
                    .filter(file -> !file.toString().contains("/perf/"))
                    .map(SourceTree::text)
                    .map(text -> text.replaceAll("\\s", ""))
                    .collect(Collectors.joining("\n"));

    @Test
    void killPointsAreReached() {
        assertThat(KillPoint.values())
                .isNotEmpty()
                .allMatch(point -> SOURCES.contains("KillPoint." + point + ".reach()"));
    }

    @Test
    void bugsCanBePlanted() {
        assertThat(PlantedBug.values())
                .isNotEmpty()
                .allMatch(bug -> SOURCES.contains("PlantedBug." + bug + ".isPlanted()"));
    }
}
