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

    @Test
    void aJobOfTheNameThatWasCreatedInTheLogOfBefore() {
        final GivenUpLineages givenUp = new GivenUpLineages(JOB, 30);
        assertThat(givenUp).accepts("job-1-30-0", "job-1-55-1");
        assertThat(givenUp).rejects("job-1-29-0", "job-10-55-0", "job-1-2-55-0", "other-55-0");
    }

    @Test
    void aSinkThatTheJobDoesNotHave() {
        final GivenUpLineages givenUp = new GivenUpLineages(JOB, 30);
        assertThat(givenUp).accepts("job-1-40-2").rejects("job-1-40-0", "job-1-40-1");
    }

    @Test
    void nothingWhereNobodyWentBack() {
        assertThat(new GivenUpLineages(JOB, GivenUpLineages.NOWHERE))
                .rejects("job-1-55-0", "job-1-40-2");
    }
}
