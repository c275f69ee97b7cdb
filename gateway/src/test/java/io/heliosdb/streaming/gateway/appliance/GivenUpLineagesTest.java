package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

class GivenUpLineagesTest {
    private static final JobEntry JOB =
            new JobEntry(
                    new LogCommand.JobCreated(
                            "job-1",
                            new JobPlan("hash", List.of(), List.of(), List.of(0, 1)),
                            Collections.emptySortedMap()),
                    40);

    private static GivenUpLog givenUpFrom(final long rowSequence) {
        final GivenUpLog log = new GivenUpLog();
        log.created("job-1", rowSequence + 1); // of the log that was given up
        log.giveUp(rowSequence);
        return log;
    }

    @Test
    void aJobOfTheNameThatWasCreatedInTheLogOfBefore() {
        final GivenUpLineages givenUp = new GivenUpLineages(JOB, givenUpFrom(30));
        assertThat(givenUp).accepts("job-1-30-0", "job-1-55-1");
        assertThat(givenUp).rejects("job-1-29-0", "job-10-55-0", "job-1-2-55-0", "other-55-0");
    }

    @Test
    void aSinkThatTheJobDoesNotHave() {
        final GivenUpLineages givenUp = new GivenUpLineages(JOB, givenUpFrom(30));
        assertThat(givenUp).accepts("job-1-40-2").rejects("job-1-40-0", "job-1-40-1");
    }

    @Test
    void aJobOfThisLogIsNone() {
        final GivenUpLog log = givenUpFrom(30);
        log.created("job-1", 55);
        log.created("other", 56);
        assertThat(new GivenUpLineages(JOB, throughBytes(log)))
                .accepts("job-1-54-0", "job-1-56-0")
                .rejects("job-1-55-0", "job-1-29-0");
    }

    @Test
    void theEarliestPlaceCounts() {
        final GivenUpLog log = givenUpFrom(30);
        log.giveUp(20);
        log.giveUp(50);
        assertThat(new GivenUpLineages(JOB, log.copy()))
                .accepts("job-1-20-0")
                .rejects("job-1-19-0");
    }

    private static GivenUpLog throughBytes(final GivenUpLog log) {
        final ByteWriter bytes = new ByteWriter();
        log.write(bytes);
        return GivenUpLog.read(new ByteReader(bytes.toBytes(), "a test"));
    }

    @Test
    void nothingWhereNobodyWentBack() {
        assertThat(new GivenUpLineages(JOB, new GivenUpLog())).rejects("job-1-55-0", "job-1-40-2");
    }
}
