package io.heliosdb.streaming.perf.proof.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

final class ProofPageTest {
    @Test
    void isMadeOfTheResults() throws IOException {
        assertThat(PageCommand.page())
                .as("run bin/heliosdb-proof page")
                .hasContent(PageCommand.text());
    }
}
