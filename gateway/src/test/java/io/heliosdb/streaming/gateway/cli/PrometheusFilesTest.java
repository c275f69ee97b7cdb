package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The files of {@code deploy/prometheus}, with the real program. */
@Timeout(60)
final class PrometheusFilesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("heliosdb.root.directory"), "deploy", "prometheus");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern TESTED = Pattern.compile("alertname: (\\w+)");

    @Test
    void configurationAndRulesAreGood() throws Exception {
        final Promtool promtool = Promtool.find();
        promtool.check(FOLDER, "", "check", "config", "prometheus.yml");
        promtool.check(FOLDER, "", "check", "rules", "heliosdb-streaming.rules.yml");
    }

    @Test
    void alertsAreRaisedWhenTheyAreMeantTo() throws Exception {
        Promtool.find().check(FOLDER, "", "test", "rules", "heliosdb-streaming.rules.test.yml");
    }

    @Test
    void eachAlertHasATest() throws Exception {
        assertThat(found(TESTED, "heliosdb-streaming.rules.test.yml"))
                .containsAll(found(ALERT, "heliosdb-streaming.rules.yml"));
    }

    @Test
    void thePromisedAlertsAreThere() throws Exception {
        assertThat(found(ALERT, "heliosdb-streaming.rules.yml"))
                .containsExactly(
                        "HighLatency",
                        "LowThroughput",
                        "HighBackpressure",
                        "JobFailed",
                        "HighMemoryUsage",
                        "CheckpointFailed",
                        "RateLimitExceeded");
    }

    private static List<String> found(final Pattern pattern, final String file) throws Exception {
        return pattern.matcher(Files.readString(FOLDER.resolve(file)))
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
    }
}
