package io.heliosdb.streaming.gateway.security.limit;

import org.agrona.concurrent.NanoClock;

/**
 * How many requests are taken. The whole is divided into three parts that never take from one
 * another, so that no flood of strangers keeps users out, and no flood of users the administrators:
 *
 * <pre>
 *   |  strangers  |            known users            | admins |
 * </pre>
 *
 * <p>Each question takes one request if it is answered with 0, and otherwise none; the answer is
 * the seconds to wait. Any thread.
 */
public final class RequestLimits {
    private final LimitSettings settings;
    private final NanoClock clock;
    private final BoundedTable<ClientAddress, Ration> addresses;
    private final BoundedTable<String, Ration> users;
    private final Ration strangers;
    private final Ration known;
    private final Ration admins;

    /**
     * @param seed a random number, see {@link BoundedTable}
     */
    public RequestLimits(final LimitSettings settings, final NanoClock clock, final long seed) {
        this.settings = settings;
        final long startNs = clock.nanoTime();
        // Bucket4j compares times, which those of a clock that may wrap around do not allow.
        this.clock = () -> clock.nanoTime() - startNs;
        addresses =
                new BoundedTable<>(
                        settings.tableSize(),
                        seed,
                        () ->
                                new Ration(
                                        settings.perAddress(),
                                        settings.addressBurst(),
                                        this.clock));
        users =
                new BoundedTable<>(
                        settings.tableSize(),
                        seed,
                        () -> new Ration(settings.perUser(), settings.userBurst(), this.clock));
        strangers = new Ration(settings.unauthenticated(), 0, this.clock);
        known = new Ration(settings.authenticated(), 0, this.clock);
        admins = new Ration(settings.reservedForAdmins(), 0, this.clock);
    }

    /** Whether these are the limits of some settings. */
    public boolean isOf(final LimitSettings other) {
        return settings.equals(other);
    }

    /** Of an address. */
    public long take(final ClientAddress address) {
        return settings.isEnabled() ? addresses.with(address, clock.nanoTime(), Ration::take) : 0;
    }

    /** Of a user. */
    public long takeOfUser(final String name) {
        return settings.isEnabled() ? users.with(name, clock.nanoTime(), Ration::take) : 0;
    }

    /** Of the whole, by one who is not known. */
    public long takeAsStranger() {
        return settings.isEnabled() ? take(strangers) : 0;
    }

    /** Of the whole, by one who is known. */
    public long takeAsUser(final boolean isAdmin) {
        if (!settings.isEnabled()) {
            return 0;
        }
        final long waitSeconds = take(known);
        return waitSeconds == 0 || !isAdmin ? waitSeconds : take(admins);
    }

    private static long take(final Ration ration) {
        synchronized (ration) {
            return ration.take();
        }
    }

    /** Addresses and users that are counted now. */
    public int size() {
        return addresses.size() + users.size();
    }
}
