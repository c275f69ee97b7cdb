package io.heliosdb.streaming.codecs.fault;

/** Which faults a thread meets: its own in a simulation, or those of the process. */
final class FaultsInForce {
    /** Proofs only: nothing refers to this class in a release. */
    private static final ThreadLocal<Faults> OF_THREAD = new ThreadLocal<>();

    private FaultsInForce() {}

    static Faults current() {
        final Faults own = OF_THREAD.get();
        return own == null ? OfProcess.FAULTS : own;
    }

    static void setOnThisThread(final Faults faults) {
        if (faults == null) {
            OF_THREAD.remove();
        } else {
            OF_THREAD.set(faults);
        }
    }

    /** Read from the properties when first asked for. */
    private static final class OfProcess {
        static final Faults FAULTS =
                ProcessFaults.parse(
                        System.getProperty(ProcessFaults.KILL_PROPERTY, ""),
                        System.getProperty(ProcessFaults.BUG_PROPERTY, ""),
                        point -> Runtime.getRuntime().halt(ProcessFaults.KILLED_STATUS));
    }
}
