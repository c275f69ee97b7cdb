package io.heliosdb.streaming.perf.ring;

import io.heliosdb.streaming.codecs.memory.Ledger;

import java.util.List;

/** The lanes that are compared; each run opens a new one. */
enum Lanes {
    LOG("log-ring"),
    DISRUPTOR("disruptor"),
    SPSC("spsc");

    static final List<Lanes> ALL = List.of(values());

    private final String label;

    Lanes(final String label) {
        this.label = label;
    }

    /** As in reports. */
    String label() {
        return label;
    }

    Lane open(final Ledger ledger) {
        return switch (this) {
            case LOG -> new LogLane(ledger);
            case DISRUPTOR -> new DisruptorLane(ledger);
            case SPSC -> new SpscLane(ledger);
        };
    }
}
