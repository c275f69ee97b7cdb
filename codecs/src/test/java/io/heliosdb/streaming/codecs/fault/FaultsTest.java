package io.heliosdb.streaming.codecs.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class FaultsTest {
    private final List<KillPoint> killed = new ArrayList<>();

    private ProcessFaults parse(final String kill, final String bugs) {
        return ProcessFaults.parse(kill, bugs, killed::add);
    }

    @Test
    void killsAtTheWantedPassingOnly() {
        final Faults faults = parse("FILE_BEFORE_RENAME:3", "");
        for (int i = 1; i <= 5; i++) {
            faults.reached(KillPoint.FILE_BEFORE_FORCE);
            faults.reached(KillPoint.FILE_BEFORE_RENAME);
            assertThat(killed).hasSize(i < 3 ? 0 : 1);
        }
        assertThat(killed).containsExactly(KillPoint.FILE_BEFORE_RENAME);
        parse("START_AFTER_EPOCH", "").reached(KillPoint.START_AFTER_EPOCH);
        assertThat(killed).hasSize(2);
    }

    @Test
    void plantsTheNamedBugsOnly() {
        final Faults faults = parse("", "FILE_IS_NOT_FORCED,SEAL_REUSES_A_NONCE");
        assertThat(PlantedBug.values())
                .filteredOn(faults::isPlanted)
                .containsExactly(PlantedBug.FILE_IS_NOT_FORCED, PlantedBug.SEAL_REUSES_A_NONCE);
        assertThat(PlantedBug.values()).noneMatch(parse("", "")::isPlanted);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> parse("NOWHERE", "")).hasMessageContaining("NOWHERE");
        assertThatThrownBy(() -> parse("FILE_BEFORE_RENAME:0", "")).hasMessageContaining("from 1");
        assertThatThrownBy(() -> parse("FILE_BEFORE_RENAME:x", ""))
                .isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> parse("", "NOTHING")).hasMessageContaining("NOTHING");
    }

    @Test
    void aSimulationHasItsOwnOnItsThread() throws InterruptedException {
        final Faults own = parse("", "FILE_IS_NOT_FORCED");
        Faults.setOnThisThread(own);
        try {
            assertThat(Faults.current()).isSameAs(own);
            // In a release the switches are dead whatever is in force.
            assertThat(PlantedBug.FILE_IS_NOT_FORCED.isPlanted()).isEqualTo(ProofBuild.IS_ON);
            final List<Faults> ofOther = new ArrayList<>();
            final Thread other = Thread.ofPlatform().start(() -> ofOther.add(Faults.current()));
            other.join();
            assertThat(ofOther).hasSize(1).doesNotContain(own);
        } finally {
            Faults.setOnThisThread(null);
        }
        assertThat(Faults.current()).isNotSameAs(own);
        assertThat(PlantedBug.FILE_IS_NOT_FORCED.isPlanted()).isFalse();
    }
}
