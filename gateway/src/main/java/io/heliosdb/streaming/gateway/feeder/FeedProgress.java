package io.heliosdb.streaming.gateway.feeder;

import org.agrona.concurrent.NanoClock;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A line on a terminal, rewritten in place: rows, rate, and how long it still takes. */
public final class FeedProgress {
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final double NS_PER_S = TimeUnit.SECONDS.toNanos(1);
    private static final int PERCENT = 100;
    private static final String WIPE = "\r\u001b[K";

    private final PrintStream terminal;
    private final NanoClock clock;
    private final boolean isVisible;
    private final long begunNs;
    private long shownNs;

    public FeedProgress(
            final PrintStream terminal, final NanoClock clock, final boolean isVisible) {
        this.terminal = terminal;
        this.clock = clock;
        this.isVisible = isVisible;
        begunNs = clock.nanoTime();
    }

    /** Seconds since the beginning. */
    double seconds() {
        return (clock.nanoTime() - begunNs) / NS_PER_S;
    }

    /**
     * A batch is safe.
     *
     * @param share of the whole, or 0 if that is not known
     */
    void onBatch(final long rows, final double share) {
        final long nowNs = clock.nanoTime();
        if (isVisible && nowNs - shownNs >= INTERVAL_NS) {
            shownNs = nowNs;
            terminal.print(WIPE + text(rows, share, seconds()));
            terminal.flush();
        }
    }

    static String text(final long rows, final double share, final double seconds) {
        final String done =
                String.format(Locale.ROOT, "%,d rows, %,.0f a second", rows, rows / seconds);
        return share > 0 && share < 1
                ? String.format(
                        Locale.ROOT,
                        "%s, %.0f %%, %.0f s left",
                        done,
                        PERCENT * share,
                        seconds * (1 - share) / share)
                : done;
    }

    /** Takes the line away. */
    void wipe() {
        if (isVisible) {
            terminal.print(WIPE);
            terminal.flush();
        }
    }
}
