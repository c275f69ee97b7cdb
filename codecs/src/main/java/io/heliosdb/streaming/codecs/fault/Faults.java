package io.heliosdb.streaming.codecs.fault;

/**
 * What goes wrong by intention: told by properties of the process, or, on the thread of a
 * simulation, by the simulation.
 */
public interface Faults {
    /** Called where a kill point is passed; may end the process, or throw. */
    void reached(KillPoint point);

    boolean isPlanted(PlantedBug bug);

    /** Those in force on this thread. */
    static Faults current() {
        return FaultsInForce.current();
    }

    /**
     * Puts faults in force on this thread, in place of those of the process.
     *
     * @param faults or null for those of the process again
     */
    static void setOnThisThread(final Faults faults) {
        FaultsInForce.setOnThisThread(faults);
    }
}
