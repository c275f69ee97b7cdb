package io.heliosdb.streaming.perf.proof.subject;

import io.heliosdb.streaming.codecs.fault.Faults;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;

/**
 * Looks at a program on this thread whenever it passes a kill point: between two of its steps,
 * where it could end. Builds without kill points are never looked at.
 */
final class KillPointWatch implements AutoCloseable {
    private final Faults before = Faults.current();
    private final Runnable look;

    KillPointWatch(final Runnable look) {
        this.look = look;
    }

    void begin() {
        Faults.setOnThisThread(
                new Faults() {
                    @Override
                    public void reached(final KillPoint point) {
                        look.run();
                    }

                    @Override
                    public boolean isPlanted(final PlantedBug bug) {
                        return before.isPlanted(bug);
                    }
                });
    }

    @Override
    public void close() {
        Faults.setOnThisThread(before);
    }
}
