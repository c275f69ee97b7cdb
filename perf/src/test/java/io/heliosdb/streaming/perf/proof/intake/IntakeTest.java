package io.heliosdb.streaming.perf.proof.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

final class IntakeTest {
    @Test
    void everyLineIsARowOnceOrLeftOut() throws IOException {
        for (int seed = 1; seed <= 3; seed++) {
            final Intake intake = new Intake(seed);
            intake.run();
            assertThat(intake.acknowledged()).isEqualTo(120);
        }
    }
}
