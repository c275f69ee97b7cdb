package io.heliosdb.streaming.gateway.server;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.control.OrderEntry;
import io.heliosdb.streaming.gateway.control.OrderLog;
import io.heliosdb.streaming.gateway.security.audit.AuditEntry;
import io.heliosdb.streaming.gateway.security.audit.AuditLog;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Orders in the audit log. An entry is forced to the disk, so that a thread of its own writes them,
 * in the order in which they were told.
 */
final class AuditedOrders implements OrderLog, AutoCloseable {
    private final AuditLog audit;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("audited orders").daemon().factory());

    AuditedOrders(final AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void note(final OrderEntry entry) {
        writer.execute(() -> write(entry));
    }

    private void write(final OrderEntry entry) {
        try {
            audit.append(
                    new AuditEntry(
                            entry.by().who(),
                            entry.by().address(),
                            entry.action(),
                            entry.object(),
                            entry.outcome(),
                            entry.detail()));
        } catch (final HeliosException alarmed) {
            // The log has raised its alarm; the order has been carried out.
            return;
        }
    }

    /** Writes what was told before. */
    @Override
    public void close() {
        writer.close();
    }
}
