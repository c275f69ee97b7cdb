package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** What has become of jobs whose folder was looked at again, for people. */
final class OutlookText {
    private OutlookText() {}

    /** A line about a job. */
    static String of(final JsonNode job) {
        final String fate = job.path("fate").asText();
        return "job "
                + job.path("job").asText()
                + ": "
                + switch (fate) {
                    case "changed" -> "changed; takes effect with the next start";
                    case "missing" -> "its file is gone; the next start needs it, or --drop-job";
                    case "refused" -> "cannot begin: " + failure(job.path("failure"));
                    default -> fate;
                };
    }

    /** Whether one of the jobs of an answer cannot begin. */
    static boolean isAnyRefused(final JsonNode answer) {
        boolean isAny = false;
        for (final JsonNode job : answer.path("jobs")) {
            isAny |= job.has("failure");
        }
        return isAny;
    }

    private static String failure(final JsonNode failure) {
        return failure.path("code").asText()
                + ": "
                + failure.path("error").asText()
                + " ("
                + failure.path("detail").asText()
                + ")";
    }
}
