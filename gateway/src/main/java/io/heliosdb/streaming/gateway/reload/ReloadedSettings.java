package io.heliosdb.streaming.gateway.reload;

import java.util.List;

/**
 * What has become of changed settings.
 *
 * @param applied full names of keys whose new values, or new files, count now
 * @param needsRestart full names of those whose new values count from the next start on
 */
public record ReloadedSettings(List<String> applied, List<String> needsRestart) {
    public ReloadedSettings {
        applied = List.copyOf(applied);
        needsRestart = List.copyOf(needsRestart);
    }
}
