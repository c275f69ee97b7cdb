package io.heliosdb.streaming.gateway.docs;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command and statement on the pages about SQL does what its page says. */
final class SqlPagesTest extends PageRuns {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sql/files",
                "sql/grouping",
                "sql/first-rows",
                "sql/windows",
                "sql/state",
                "sql/changes",
                "sql/texts-and-times",
                "sql/nested",
                "sql/catalog",
                "sql/functions-of-your-own",
                "sql/errors"
            })
    @Timeout(600) // seconds; a tenth of it at most when the machine is idle
    void doesWhatItSays(final String name) throws Exception {
        check(name);
    }
}
