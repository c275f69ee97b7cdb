package io.heliosdb.streaming.gateway.control;

/**
 * A checkpoint or savepoint that is durable.
 *
 * @param id server-made name, also the name of its folder
 * @param number rising by one with each checkpoint or savepoint of the appliance
 * @param barrier row sequence up to which its state has taken everything in
 * @param epoch of the process that wrote it
 * @param bytes written for it; what it shares with earlier ones is not counted
 * @param durationMs from the request until it was durable
 */
public record SavedState(
        String id, long number, long barrier, long epoch, long bytes, long durationMs) {}
