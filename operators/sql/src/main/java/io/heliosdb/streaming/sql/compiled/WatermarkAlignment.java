package io.heliosdb.streaming.sql.compiled;

/**
 * How a table's source waits for others, by its options {@code scan.watermark.alignment.*}.
 *
 * @param group name of the sources that wait for each other
 * @param maxDriftMs how far its watermark may be ahead of the least of the group; above 0
 * @param updateIntervalMs how long one that has begun waits for those that have no watermark yet;
 *     above 0
 */
public record WatermarkAlignment(String group, long maxDriftMs, long updateIntervalMs) {}
