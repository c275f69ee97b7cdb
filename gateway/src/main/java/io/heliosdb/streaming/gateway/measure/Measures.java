package io.heliosdb.streaming.gateway.measure;

import io.heliosdb.streaming.gateway.control.ApplianceStatus;
import io.heliosdb.streaming.ringbuffer.counters.CounterValue;

import java.util.List;

/**
 * Everything that can be said in numbers of a running appliance, at one moment.
 *
 * @param status how it is
 * @param engine what its agents have measured; each recorder has one reader
 * @param counters of all agents
 */
public record Measures(ApplianceStatus status, EngineMeasures engine, List<CounterValue> counters) {
    public Measures {
        counters = List.copyOf(counters);
    }
}
