package io.heliosdb.streaming.codecs.fault;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The faults of a process: one kill, when a point is passed for the n-th time, and any number of
 * bugs, from its start on.
 */
public final class ProcessFaults implements Faults {
    /** {@code NAME} or {@code NAME:n}: the point, and at which passing from 1; 1 if not given. */
    public static final String KILL_PROPERTY = "heliosdb.proof.kill";

    /** Names of bugs, separated by commas. */
    public static final String BUG_PROPERTY = "heliosdb.proof.bug";

    /** Exit status of a process that ended at a kill point, and of no other. */
    public static final int KILLED_STATUS = 99;

    private final KillPoint wanted;
    private final AtomicInteger untilKill;
    private final Consumer<KillPoint> kill;
    private final Set<PlantedBug> planted;

    private ProcessFaults(
            final KillPoint wanted,
            final int passing,
            final Set<PlantedBug> planted,
            final Consumer<KillPoint> kill) {
        this.wanted = wanted;
        this.kill = kill;
        this.planted = planted;
        untilKill = new AtomicInteger(passing);
    }

    /**
     * Reads the properties' values.
     *
     * @param kill does it
     * @throws IllegalArgumentException if a name or number is not possible: a proof with a mistyped
     *     fault would prove nothing
     */
    static ProcessFaults parse(
            final String killAt, final String bugs, final Consumer<KillPoint> kill) {
        final Set<PlantedBug> planted = EnumSet.noneOf(PlantedBug.class);
        if (!bugs.isEmpty()) {
            Arrays.stream(bugs.split(",")).map(PlantedBug::valueOf).forEach(planted::add);
        }
        if (killAt.isEmpty()) {
            return new ProcessFaults(null, 0, planted, kill);
        }
        final int colon = killAt.indexOf(':');
        final String name = colon < 0 ? killAt : killAt.substring(0, colon);
        final int passing = colon < 0 ? 1 : Integer.parseInt(killAt.substring(colon + 1));
        if (passing < 1) {
            throw new IllegalArgumentException("passings are counted from 1: " + killAt);
        }
        return new ProcessFaults(KillPoint.valueOf(name), passing, planted, kill);
    }

    @Override
    public void reached(final KillPoint point) {
        if (point == wanted && untilKill.decrementAndGet() == 0) {
            kill.accept(point);
        }
    }

    @Override
    public boolean isPlanted(final PlantedBug bug) {
        return planted.contains(bug);
    }
}
