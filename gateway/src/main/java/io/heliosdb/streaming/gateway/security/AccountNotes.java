package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.security.audit.AuditEntry;
import io.heliosdb.streaming.gateway.security.audit.AuditLog;

import java.util.function.Supplier;

/**
 * Writes into the audit log what has come of a change to users or tokens, and whom it was about:
 * the gate, which decides before it, has not seen the body. Any thread.
 */
public final class AccountNotes {
    private final AuditLog audit;

    AccountNotes(final AuditLog audit) {
        this.audit = audit;
    }

    /**
     * Makes a change.
     *
     * @param user whom it is about
     */
    public <T> T of(
            final Caller caller, final String action, final String user, final Supplier<T> change) {
        try {
            final T result = change.get();
            note(caller, action, user, "done", "");
            return result;
        } catch (final HeliosException e) {
            note(caller, action, user, "failed", e.code().code());
            throw e;
        }
    }

    private void note(
            final Caller caller,
            final String action,
            final String user,
            final String outcome,
            final String detail) {
        try {
            audit.append(
                    new AuditEntry(
                            caller.name(),
                            caller.address().toString(),
                            action,
                            user,
                            outcome,
                            detail));
        } catch (final HeliosException alarmed) {
            // The log has raised its alarm; the change is made.
            return;
        }
    }
}
