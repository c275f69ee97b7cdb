package io.heliosdb.streaming.client;

import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemEpochClock;
import org.agrona.concurrent.SystemNanoClock;

/** The machine's clock, which feeds go by; another one can be given. */
final class ClientClock {
    private ClientClock() {}

    static EpochClock epochOfSystem() {
        return SystemEpochClock.INSTANCE;
    }

    static NanoClock ofSystem() {
        return SystemNanoClock.INSTANCE;
    }
}
