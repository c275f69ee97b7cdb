package io.heliosdb.streaming.gateway.security.limit;

/**
 * Settings of limits, in requests a minute.
 *
 * @param isEnabled whether there are any
 * @param perAddress of one address, or one network /64 of IPv6
 * @param addressBurst that may come at once on top
 * @param perUser of one user, from wherever
 * @param userBurst that may come at once on top
 * @param global of all together
 * @param unauthenticatedPercent share of the whole for those who are not known; they never take of
 *     the others
 * @param adminPercent share of the whole that only administrators may take, once the common one is
 *     used up
 * @param tableSize most addresses, and most users, that are counted each for itself
 */
public record LimitSettings(
        boolean isEnabled,
        int perAddress,
        int addressBurst,
        int perUser,
        int userBurst,
        int global,
        int unauthenticatedPercent,
        int adminPercent,
        int tableSize) {
    private static final int LEAST_AUTHENTICATED_PERCENT = 50;
    private static final int LEAST_ADMIN_PERCENT = 5;

    public LimitSettings {
        if (perAddress < 1 || perUser < 1 || global < 100 || addressBurst < 0 || userBurst < 0) {
            throw new IllegalArgumentException("limits are positive");
        }
        if (unauthenticatedPercent < 1
                || adminPercent < LEAST_ADMIN_PERCENT
                || 100 - unauthenticatedPercent - adminPercent < LEAST_AUTHENTICATED_PERCENT) {
            throw new IllegalArgumentException(
                    "known users have at least half, administrators at least 5 percent of their"
                            + " own");
        }
        if (tableSize < 1024) {
            throw new IllegalArgumentException("tables have at least 1024 entries");
        }
    }

    /** Unless settings say otherwise. */
    public static LimitSettings standard() {
        return new LimitSettings(true, 100, 10, 500, 50, 10_000, 20, 5, 16_384);
    }

    /** With another limit for an address. */
    public LimitSettings withPerAddress(final int limit) {
        return new LimitSettings(
                isEnabled,
                limit,
                addressBurst,
                perUser,
                userBurst,
                global,
                unauthenticatedPercent,
                adminPercent,
                tableSize);
    }

    /** No limits. */
    public LimitSettings off() {
        return new LimitSettings(
                false,
                perAddress,
                addressBurst,
                perUser,
                userBurst,
                global,
                unauthenticatedPercent,
                adminPercent,
                tableSize);
    }

    int unauthenticated() {
        return (int) ((long) global * unauthenticatedPercent / 100);
    }

    int reservedForAdmins() {
        return (int) ((long) global * adminPercent / 100);
    }

    /** What is left for all known users. */
    int authenticated() {
        return global - unauthenticated() - reservedForAdmins();
    }
}
