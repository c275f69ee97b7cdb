package io.heliosdb.streaming.sql.compiled;

/**
 * Calls that depend on more than their operands: on the session, on the plan, or on what users have
 * declared.
 *
 * @param zoned on the session's time zone
 * @param user on functions of users
 * @param random on the place in the plan
 * @param watermark on how far event time is
 * @param database that is the current one
 */
record SpecialCalls(
        ZonedCalls zoned,
        UserCalls user,
        RandomCalls random,
        WatermarkCalls watermark,
        String database) {}
