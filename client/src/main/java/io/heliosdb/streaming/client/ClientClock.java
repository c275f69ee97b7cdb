package io.heliosdb.streaming.client;

import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** The machine's clock, which feeds go by unless they are given another. */
final class ClientClock {
    private ClientClock() {}

    static NanoClock ofSystem() {
        return SystemNanoClock.INSTANCE;
    }
}
