package io.heliosdb.streaming.gateway.top;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;

/** Rates between two looks. */
class TopViewTest {
    private static final long NOW_MS = Instant.parse("2026-01-01T01:00:00Z").toEpochMilli();

    private static Sample sample(final long nowMs, final int epoch, final long rows)
            throws IOException {
        return new Sample(
                new ObjectMapper()
                        .readTree(
                                """
                                {"state": "running", "epoch": %d, "started": "2026-01-01T00:00:00Z",
                                 "durability": "fsynced", "input_stopped": true, "recorded_below": %d, "fsynced_below": 900,
                                 "usable_bytes": 1073741824, "total_bytes": 2147483648,
                                 "jobs": [{"name": "a", "state": "running", "processed_rows": %d,
                                           "delivered_rows": 10, "dead_letters": 0,
                                           "watermark": "2026-01-01T00:58:57Z"},
                                          {"name": "b", "state": "paused", "processed_rows": null,
                                           "delivered_rows": null, "watermark": null}]}
                                """
                                        .formatted(epoch, rows, rows)),
                nowMs);
    }

    @Test
    void ratesAreOfTheTimeBetween() throws IOException {
        final TopView view = new TopView(sample(NOW_MS - 500, 3, 1000), sample(NOW_MS, 3, 2000));
        assertThat(view.lines().getFirst())
                .isEqualTo(
                        "running  up PT1H  epoch 3  durability fsynced  disk 1.0 of 2.0 GiB free"
                                + "  INPUT IS STOPPED");
        assertThat(view.lines().get(1))
                .isEqualTo("log: recorded 2,000, on the disk 900, waiting 1,100 rows");
        assertThat(view.lines().get(4).replaceAll(" +", " "))
                .isEqualTo("a running 2,000 0 2,000 1m3s 0");
        assertThat(view.lines().get(5).replaceAll(" +", " ")).isEqualTo("b paused 0 0 0 - 0");
        assertThat(view.json().path("jobs").path(0).path("behind_ms").asLong()).isEqualTo(63_000);
        assertThat(view.json().path("jobs").path(0).path("rows_per_second").asDouble())
                .isEqualTo(2000);
    }

    @Test
    void programsAreToldWhatPeopleAre() throws IOException {
        final TopView view = new TopView(sample(NOW_MS - 500, 3, 1000), sample(NOW_MS, 3, 2000));
        assertThat(view.json().toString())
                .isEqualTo(
                        "{\"time\":\"2026-01-01T01:00:00Z\",\"state\":\"running\","
                                + "\"up_seconds\":3600,\"waiting_rows\":1100,\"epoch\":3,"
                                + "\"durability\":\"fsynced\",\"usable_bytes\":1073741824,"
                                + "\"total_bytes\":2147483648,\"input_stopped\":true,"
                                + "\"recorded_below\":2000,\"fsynced_below\":900,\"jobs\":["
                                + "{\"job\":\"a\",\"state\":\"running\","
                                + "\"rows_per_second\":2000.0,\"results_per_second\":0.0,"
                                + "\"rows\":2000,\"dead_letters\":0,\"behind_ms\":63000},"
                                + "{\"job\":\"b\",\"state\":\"paused\","
                                + "\"rows_per_second\":0.0,\"results_per_second\":0.0,"
                                + "\"rows\":0,\"dead_letters\":0,\"behind_ms\":null}]}");
    }

    @Test
    void anotherStartHasNoRateYet() throws IOException {
        final TopView view = new TopView(sample(NOW_MS - 500, 2, 1000), sample(NOW_MS, 3, 2000));
        assertThat(view.json().path("jobs").path(0).path("rows_per_second").asDouble()).isZero();
        final TopView same = new TopView(sample(NOW_MS, 3, 1000), sample(NOW_MS, 3, 2000));
        assertThat(same.json().path("jobs").path(0).path("rows_per_second").asDouble()).isZero();
    }
}
