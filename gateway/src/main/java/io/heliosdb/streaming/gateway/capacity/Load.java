package io.heliosdb.streaming.gateway.capacity;

/**
 * What an appliance has to do.
 *
 * @param eventsPerSecond that come in
 * @param eventBytes of one, on average
 * @param windowSeconds length of the longest window
 * @param keys different ones that are in state at once
 */
record Load(long eventsPerSecond, long eventBytes, long windowSeconds, long keys) {
    private static final double BITS = 8;
    private static final double MEGA = 1e6;

    double megabitsPerSecond() {
        return eventsPerSecond * (double) eventBytes * BITS / MEGA;
    }

    double bytesPerSecond() {
        return (double) eventsPerSecond * eventBytes;
    }
}
