package io.heliosdb.streaming.perf.proof.mutants;

import io.heliosdb.streaming.codecs.fault.Faults;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;

/**
 * One bug and nothing else.
 *
 * @param bug that is planted
 */
record PlantedFaults(PlantedBug bug) implements Faults {
    @Override
    public void reached(final KillPoint point) {
        // Nothing is killed here.
    }

    @Override
    public boolean isPlanted(final PlantedBug other) {
        return bug == other;
    }
}
