package io.heliosdb.streaming.gateway.control;

/** What can be wanted of a job while the appliance runs. */
public enum JobOrder {
    /** It rests, over restarts of the appliance too, and loses nothing. */
    PAUSE,
    /** It goes on where it was paused, or has stayed down. */
    RESUME,
    /** It starts again from the last checkpoint, as after a failure. */
    RESTART,
    /** It is over for good; what it has shown stays. */
    CANCEL
}
