package io.heliosdb.streaming.gateway.control;

import java.util.List;

/**
 * What has become of a configuration and a folder of jobs that were read again.
 *
 * @param applied full names of keys whose new values, or new files, count now
 * @param needsRestart full names of those that count from the next start on
 * @param jobs what has become of each
 */
public record ReloadReport(List<String> applied, List<String> needsRestart, List<JobOutlook> jobs) {
    public ReloadReport {
        applied = List.copyOf(applied);
        needsRestart = List.copyOf(needsRestart);
        jobs = List.copyOf(jobs);
    }
}
