package io.heliosdb.streaming.perf.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class CaseWriterTest {
    private static final String BEFORE =
            "# T\nremark\n=== file a.csv\n1\n\n=== script\nSELECT 1;\n";

    @Test
    void replacesRowsAndNothingElse() {
        final String text = BEFORE + "=== changelog unordered-within-firing k\nop,old\n";
        assertThat(
                        CaseWriter.withExpected(
                                Path.of("x"), text, List.of("op,a", "+I,\"\n\""), Map.of()))
                .isEqualTo(BEFORE + "=== changelog unordered-within-firing k\nop,a\n+I,\"\n\"\n");
    }

    @Test
    void replacesOutputsByName() {
        final String text = BEFORE + "=== output x\nold\n=== output y\n";
        assertThat(
                        CaseWriter.withExpected(
                                Path.of("x"),
                                text,
                                List.of(),
                                Map.of("x", List.of("1", "2"), "y", List.of("3"))))
                .isEqualTo(BEFORE + "=== output x\n1\n2\n=== output y\n3\n");
    }
}
