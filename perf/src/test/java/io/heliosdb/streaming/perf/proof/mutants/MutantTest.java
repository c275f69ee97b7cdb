package io.heliosdb.streaming.perf.proof.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.fault.PlantedBug;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

final class MutantTest {
    @Test
    void everyBugHasItsTrial() throws IOException {
        assertThat(Mutant.table()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(Mutant.missing(Mutant.table())).isEmpty();
        assertThat(Mutant.missing(List.of())).containsExactly(PlantedBug.values());
    }

    @Test
    void aLineIsABugAndATrial() {
        assertThat(Mutant.parse("SEAL_REUSES_A_NONCE corrupt 3 2 --kib 6"))
                .isEqualTo(
                        new Mutant(
                                PlantedBug.SEAL_REUSES_A_NONCE,
                                new Mutant.Trial("corrupt", 3, 2, List.of("--kib", "6"))));
        assertThat(Mutant.parse("SEAL_REUSES_A_NONCE corrupt 3 2").trial())
                .hasToString("corrupt --seed 3 --count 2");
        assertThat(Mutant.parse("SEAL_REUSES_A_NONCE corrupt 3 2").trial().neighbour(2))
                .hasToString("corrupt --seed 27 --count 1");
        assertThatThrownBy(() -> Mutant.parse("SEAL_REUSES_A_NONCE corrupt 3"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
