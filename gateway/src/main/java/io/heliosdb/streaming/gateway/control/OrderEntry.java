package io.heliosdb.streaming.gateway.control;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.security.digest.Digests;

import java.util.Locale;
import java.util.concurrent.CompletionException;

/**
 * An order, or what has come of it.
 *
 * @param by who has ordered it
 * @param action what, like {@code job.pause}
 * @param object name of a job or savepoint, empty if of neither
 * @param outcome {@code ordered}, {@code done} or {@code failed}
 * @param detail what else is known, like the code of an error
 */
public record OrderEntry(Orderer by, String action, String object, String outcome, String detail) {
    /** That it was given. */
    static OrderEntry ordered(final Orderer by, final ControlRequest order) {
        return of(by, order, "ordered", said(order));
    }

    /** That it was carried out. */
    static OrderEntry done(final Orderer by, final ControlRequest order) {
        return of(by, order, "done", said(order));
    }

    /** That it was not. */
    static OrderEntry failed(
            final Orderer by, final ControlRequest order, final Throwable failure) {
        final Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return of(
                by,
                order,
                "failed",
                cause instanceof HeliosException error ? error.code().code() : cause.toString());
    }

    private static OrderEntry of(
            final Orderer by,
            final ControlRequest order,
            final String outcome,
            final String detail) {
        return new OrderEntry(by, action(order), object(order), outcome, detail);
    }

    private static String action(final ControlRequest order) {
        return switch (order) {
            case ControlRequest.Status _ -> "appliance.status";
            case ControlRequest.Checkpoint _ -> "checkpoint.create";
            case ControlRequest.CreateSavepoint _ -> "savepoint.create";
            case ControlRequest.DeleteSavepoint _ -> "savepoint.delete";
            case ControlRequest.Reload _ -> "config.reload";
            case ControlRequest.ReloadJobs _ -> "jobs.reload";
            case ControlRequest.CreateJob _ -> "job.create";
            case ControlRequest.LeadJob led -> "job." + led.order().name().toLowerCase(Locale.ROOT);
            case ControlRequest.Stop _ -> "appliance.stop";
        };
    }

    private static String object(final ControlRequest order) {
        return switch (order) {
            case ControlRequest.DeleteSavepoint(String id) -> id;
            case ControlRequest.CreateJob(String name, String _) -> name;
            case ControlRequest.LeadJob(String job, JobOrder _) -> job;
            default -> "";
        };
    }

    /** Statements may hold passwords: of them only a hash is kept. */
    private static String said(final ControlRequest order) {
        return switch (order) {
            case ControlRequest.CreateJob(String _, String sql) ->
                    "sql sha256 " + Digests.sha256Hex(sql);
            case ControlRequest.Stop(StopMode mode) -> mode.name().toLowerCase(Locale.ROOT);
            default -> "";
        };
    }
}
