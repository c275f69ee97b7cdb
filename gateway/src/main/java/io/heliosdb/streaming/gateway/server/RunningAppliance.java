package io.heliosdb.streaming.gateway.server;

import io.heliosdb.streaming.gateway.control.ApplianceControl;
import io.heliosdb.streaming.gateway.http.Readiness;
import io.heliosdb.streaming.gateway.measure.Measures;

/** An appliance as the server drives it; everything on the server's thread. */
public interface RunningAppliance extends ApplianceControl, AutoCloseable {
    /**
     * Does what the control plane has to do now, and never waits.
     *
     * @return work done
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if the node has failed; it is only
     *     good for closing then
     */
    int doWork();

    /** Everything that can be said of it in numbers. */
    Measures measures();

    /** How far it is with its start or end; cheap. */
    Readiness.State readiness();

    /** Whether it has ended, as it was asked to, and is to be closed. */
    boolean isStopped();

    /** Frees everything. What is not yet safe is lost; nothing of that was acknowledged. */
    @Override
    void close();
}
