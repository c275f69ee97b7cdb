package io.heliosdb.streaming.connectors.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.connectors.format.TableFormats;

import org.junit.jupiter.api.Test;

class PartTest {
    @Test
    void partsOfEachFormatAreKnownByTheirLine() {
        for (final String format : TableFormats.ALL) {
            final Part part =
                    new Part(
                            Part.name("job-0-0", 7, format),
                            new Part.ResultId(-1, 0),
                            new Part.ResultId(12, 3),
                            5,
                            1_000,
                            -3);
            assertThat(Part.of(part.descriptor())).isEqualTo(part);
            assertThat(part.name()).matches("part-.+\\." + Part.FORMAT);
        }
    }
}
