package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TransactionalSink;

import java.util.List;

/**
 * Sinks that nobody opens again, because their job is dropped or its statement is another: what was
 * decided for them becomes visible before they go. Control plane's thread.
 */
final class LeavingSinks {
    private final ApplianceCore core;

    LeavingSinks(final ApplianceCore core) {
        this.core = core;
    }

    /**
     * Lets sinks of a job go. What cannot be shown is told and given up: who lets go of a sink says
     * so with an option.
     *
     * @param staying ids of those that stay
     */
    void show(final JobEntry job, final List<Integer> staying) {
        for (final int id : job.plan().sinks()) {
            final SinkDecided decision = job.decision(id);
            if (decision == null || job.isFinished() || staying.contains(id)) {
                continue;
            }
            job.table(id).ifPresent(table -> show(job, decision, table));
        }
    }

    private void show(final JobEntry job, final SinkDecided decision, final TableDefinition table) {
        try (Sink sink = core.openSink(table, job, decision.sink())) {
            if (sink instanceof TransactionalSink transactional) {
                transactional.recover(List.of(decision.descriptor()));
            }
        } catch (final RuntimeException e) {
            if (Appliance.isFatal(e)) {
                throw e;
            }
            core.ports()
                    .alarm()
                    .raise(
                            "results that were decided cannot be shown",
                            Alarm.Detail.of("job", job.name()),
                            Alarm.Detail.of("table", table.name()),
                            Alarm.Detail.of("why", e.getMessage()));
        }
    }
}
