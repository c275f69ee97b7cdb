package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.plan.Emission;

/**
 * What the settings of a session say that a compiled plan does not.
 *
 * @param zone the session's time zone
 * @param emission when the older GROUP BY TUMBLE and HOP give results
 * @param idleMs after how long without rows a table is idle that does not say so itself; 0: never
 * @param database the current one
 */
public record PlanSettings(String zone, Emission emission, long idleMs, String database) {
    /** Those of a session in which nothing but the time zone is set. */
    public static PlanSettings of(final String zone) {
        return new PlanSettings(zone, Emission.AT_THE_END, 0, "default_database");
    }
}
