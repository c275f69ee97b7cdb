package io.heliosdb.streaming.gateway.docs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;

/** The first minute over REST is as its page shows it, with curl. */
@Timeout(600) // seconds; a tenth of it at most when the machine is idle
final class RestPageTest extends PageRuns {
    @Test
    void theFirstMinute() throws Exception {
        assumeTrue(hasCurl(), "there is no curl on this machine");
        check("reference/rest");
    }

    private static boolean hasCurl() throws InterruptedException {
        try {
            return new ProcessBuilder("curl", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (final IOException none) {
            return false;
        }
    }
}
