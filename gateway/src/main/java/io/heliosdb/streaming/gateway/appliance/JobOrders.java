package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.appliance.JobSlot.Step;
import io.heliosdb.streaming.gateway.control.JobOrder;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Carries out what is wanted of jobs: {@link JobOrder}. Each order is a record in the log before it
 * takes effect, and goes the way of a failure: the life of the job ends, what its sinks have
 * submitted is decided, and then it rests or begins again. Orders for one job wait for each other.
 *
 * <p>A cancelled job is paused first, so that all that was decided for it can be shown before it is
 * over. Control plane's thread.
 */
final class JobOrders {
    /** Where a job can be led elsewhere; in other steps it is on its way to one of these. */
    private static final Set<Step> AT_REST =
            EnumSet.of(Step.RUNNING, Step.WAITING, Step.DOWN, Step.PAUSED);

    private static final Set<Step> OVER = EnumSet.of(Step.ENDING, Step.ENDED);

    private final ApplianceCore core;
    private final List<JobSlot> slots;
    private final JobFailures failures;
    private final LeavingSinks leaving;
    private final List<Given> given = new ArrayList<>();
    private boolean isStopping;

    /** An order that is not carried out yet. */
    private static final class Given {
        private final JobOrder order;
        private final JobSlot slot;
        private final CompletableFuture<Void> result = new CompletableFuture<>();
        private boolean isBegun;

        Given(final JobOrder order, final JobSlot slot) {
            this.order = order;
            this.slot = slot;
        }
    }

    JobOrders(final ApplianceCore core, final List<JobSlot> slots, final JobFailures failures) {
        this.core = core;
        this.slots = slots;
        this.failures = failures;
        leaving = new LeavingSinks(core);
    }

    /**
     * Takes an order.
     *
     * @return complete when it is carried out; exceptionally with {@code HSRV-0503} if there is no
     *     such job, {@code HSRV-0513} if it cannot be
     */
    CompletableFuture<Void> give(final JobOrder order, final String job) {
        for (final JobSlot slot : slots) {
            if (slot.spec().name().equals(job)) {
                final Given next = new Given(order, slot);
                given.add(next);
                return next.result;
            }
        }
        return CompletableFuture.failedFuture(
                HeliosException.of(ApplianceError.JOB_MISSING, "there is no job " + job)
                        .hint(
                                "the jobs are "
                                        + slots.stream().map(slot -> slot.spec().name()).toList()));
    }

    /** No order is carried out any more that has not begun. */
    void stop() {
        isStopping = true;
    }

    /** Brings the orders on. */
    int work() {
        int work = 0;
        final Set<JobSlot> busy = new HashSet<>();
        final Iterator<Given> each = given.iterator();
        while (each.hasNext()) {
            final Given next = each.next();
            if (busy.add(next.slot)) {
                work += work(next);
            }
            if (next.result.isDone()) {
                each.remove();
            }
        }
        return work;
    }

    private int work(final Given next) {
        if (next.slot.step() == Step.REFUSED) {
            return refuse(next, "it cannot begin: " + next.slot.lastFailure());
        }
        if (next.isBegun) {
            return goOn(next);
        }
        if (isStopping) {
            return refuse(next, "the appliance is ending");
        }
        if (OVER.contains(next.slot.step())) {
            return refuse(next, next.slot.isCancelled() ? "it was cancelled" : "it has finished");
        }
        return AT_REST.contains(next.slot.step()) ? begin(next) : 0;
    }

    private int begin(final Given next) {
        final JobSlot slot = next.slot;
        next.isBegun = true;
        final boolean isAwake =
                switch (next.order) {
                    case PAUSE, CANCEL -> slot.step() != Step.PAUSED;
                    case RESUME -> slot.step() != Step.RUNNING;
                    case RESTART -> true;
                };
        if (isAwake) {
            final String job = slot.spec().name();
            failures.lead(
                    slot,
                    switch (next.order) {
                        case PAUSE, CANCEL -> new LogCommand.JobPaused(job);
                        case RESUME, RESTART -> new LogCommand.JobRestarted(job);
                    });
            return 1;
        }
        return goOn(next);
    }

    private int goOn(final Given next) {
        final JobSlot slot = next.slot;
        return switch (next.order) {
            case PAUSE -> slot.step() == Step.PAUSED ? done(next) : 0;
            case RESUME, RESTART ->
                    switch (slot.step()) {
                        case RUNNING, ENDING, ENDED -> done(next);
                        case DOWN -> refuse(next, "it fails again: " + slot.lastFailure());
                        default -> 0;
                    };
            case CANCEL ->
                    switch (slot.step()) {
                        case PAUSED -> cancel(slot);
                        case ENDED -> done(next);
                        default -> 0;
                    };
        };
    }

    private int cancel(final JobSlot slot) {
        leaving.show(slot.entry(), List.of());
        slot.cancel();
        slot.submission(
                new Submission(core.sequencer(), new LogCommand.JobCancelled(slot.spec().name())));
        slot.step(Step.ENDING);
        return 1;
    }

    private static int done(final Given next) {
        next.result.complete(null);
        return 1;
    }

    private static int refuse(final Given next, final String why) {
        next.result.completeExceptionally(
                HeliosException.of(
                                ApplianceError.JOB_NOT_LED,
                                "cannot "
                                        + next.order.name().toLowerCase(Locale.ROOT)
                                        + " job "
                                        + next.slot.spec().name())
                        .detail(why)
                        .hint("see 'heliosdb-streaming jobs list'"));
        return 1;
    }
}
