package io.heliosdb.streaming.gateway.docs;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command on the pages for operators does what its page says. */
final class OperationsPagesTest extends PageRuns {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "operations/start-up",
                "operations/configuration",
                "operations/shutdown",
                "operations/backup",
                "operations/restore",
                "operations/changing-a-statement",
                "operations/leading-jobs",
                "operations/upgrade",
                "operations/users",
                "operations/machine"
            })
    @Timeout(600) // seconds; a tenth of it at most when the machine is idle
    void doesWhatItSays(final String name) throws Exception {
        check(name);
    }
}
