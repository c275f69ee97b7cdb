package io.heliosdb.streaming.perf.proof.sql;

import io.heliosdb.streaming.perf.sql.Result;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs an engine of ours so that whatever it does becomes a result: it fails with a code; any other
 * throwable is a crash, and what does not end in time hangs. A run that hangs goes on on its daemon
 * thread, since nothing can end a thread that does not listen.
 */
final class Guarded {
    private static final String CRASH = "crash without a code: ";
    private static final String HANG = "does not end within ";

    private final Duration limit;

    /**
     * Guards runs.
     *
     * @param limit more than any run takes on a busy machine
     */
    Guarded(final Duration limit) {
        this.limit = limit;
    }

    /** Runs an engine on a thread of its own. */
    Result run(final String name, final Supplier<Result> engine) {
        final FutureTask<Result> run = new FutureTask<>(engine::get);
        Thread.ofPlatform().daemon().name(name).start(run);
        try {
            return run.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ours ran", e);
        } catch (final TimeoutException e) {
            return Result.failed(HANG + limit.toSeconds() + " s");
        } catch (final ExecutionException e) {
            return crashed(e.getCause());
        }
    }

    static boolean isCrash(final Result result) {
        return result.error().startsWith(CRASH);
    }

    static boolean isHang(final Result result) {
        return result.error().startsWith(HANG);
    }

    private static Result crashed(final Throwable thrown) {
        final StringBuilder text = new StringBuilder(CRASH).append(thrown);
        for (final StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith("io.heliosdb")) {
                text.append(" at ").append(frame);
                break;
            }
        }
        return Result.failed(text.toString());
    }
}
