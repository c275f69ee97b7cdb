package io.heliosdb.streaming.gateway.top;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;

/**
 * How an appliance was at a moment.
 *
 * @param status as it answers it
 * @param nowMs epoch milliseconds at which it was asked
 */
record Sample(JsonNode status, long nowMs) {
    private static final double MS_PER_S = 1000;

    /** A job by its name, if it was there. */
    private Optional<JsonNode> job(final String name) {
        for (final JsonNode job : status.path("jobs")) {
            if (job.path("name").asText().equals(name)) {
                return Optional.of(job);
            }
        }
        return Optional.empty();
    }

    /**
     * What a number of a job has grown by in each second since an earlier sample; 0 if it was not
     * there, or has begun again.
     */
    double rate(final Sample before, final JsonNode job, final String number) {
        if (!before.status.path("epoch").equals(status.path("epoch")) || nowMs <= before.nowMs) {
            return 0;
        }
        return before.job(job.path("name").asText())
                .filter(earlier -> earlier.path(number).isIntegralNumber())
                .map(earlier -> job.path(number).asLong() - earlier.path(number).asLong())
                .map(growth -> Math.max(0, growth) * MS_PER_S / (nowMs - before.nowMs))
                .orElse(0.0);
    }
}
