package io.heliosdb.streaming.connectors.socket;

import com.sun.management.UnixOperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/**
 * How many files this process may still open. Clients leave some of them to whoever cannot wait:
 * journal, checkpoints and sinks, whose failure would cost more than a client's waiting.
 */
final class OpenFiles {
    /** Left to others, of a usual limit of a thousand and more. */
    private static final long MOST_KEPT = 128;

    /** Part of a small limit that is left to others. */
    private static final long KEPT_OF_LIMIT = 8;

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getOperatingSystemMXBean();

    private OpenFiles() {}

    /** Whether those that are left are for others. Looks at each open file: not for each row. */
    static boolean areFewLeft() {
        if (!(SYSTEM instanceof UnixOperatingSystemMXBean unix)) {
            return false;
        }
        try {
            final long limit = unix.getMaxFileDescriptorCount();
            final long left = limit - unix.getOpenFileDescriptorCount();
            return left < Math.min(MOST_KEPT, limit / KEPT_OF_LIMIT);
        } catch (final InternalError nothingCanBeOpenedToCount) {
            return true;
        }
    }
}
