package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Lets jobs begin while others run, one after the other: what the log says by then is asked for,
 * the job gets its place and streams as at a start, and goes the way of every new job. Control
 * plane's thread.
 */
final class JobCreations {
    private final ApplianceCore core;
    private final Admission admission;
    private final List<JobSlot> slots;
    private final JobLives lives;
    private final JobRefusals refusals;
    private final Queue<Wanted> wanted = new ArrayDeque<>();
    private boolean isAsking;

    /** The one that is on its way, or null. */
    private JobSlot slot;

    private boolean isStopping;

    private record Wanted(JobSpec spec, CompletableFuture<Void> result) {}

    /**
     * @param slots new ones are added
     */
    JobCreations(
            final ApplianceCore core,
            final Admission admission,
            final List<JobSlot> slots,
            final JobLives lives,
            final JobRefusals refusals) {
        this.core = core;
        this.admission = admission;
        this.slots = slots;
        this.lives = lives;
        this.refusals = refusals;
    }

    /**
     * Lets a job begin.
     *
     * @return complete when it runs and its sources are open; exceptionally with {@code HSRV-0504}
     *     if there is one of its name, {@code HSRV-0511} if there is no memory for it, or with what
     *     it fails at: then it does not come to be
     */
    CompletableFuture<Void> create(final JobSpec spec) {
        final Wanted next = new Wanted(spec, new CompletableFuture<>());
        wanted.add(next);
        return next.result();
    }

    /** No job begins any more. */
    void stop() {
        isStopping = true;
    }

    /** Brings the next one on. */
    int work() {
        final Wanted next = wanted.peek();
        if (next == null) {
            return 0;
        }
        if (slot != null) {
            return follow(next);
        }
        try {
            return begin(next);
        } catch (final HeliosException e) {
            if (Appliance.isFatal(e)) {
                throw e;
            }
            return end(next, e);
        }
    }

    private int begin(final Wanted next) {
        if (!isAsking) {
            check(next.spec());
            core.bookkeeper().askForCopy();
            isAsking = true;
            return 1;
        }
        final byte[] copy = core.bookkeeper().askedCopy();
        if (copy == null) {
            return 0;
        }
        refusals.forget(next.spec().name());
        slot = admission.admit(next.spec(), Books.fromBytes(copy));
        slot.tryOnce();
        slots.add(slot);
        lives.publish();
        return 1;
    }

    private void check(final JobSpec spec) {
        if (isStopping) {
            throw HeliosException.of(
                    ApplianceError.JOB_NOT_LED,
                    "job " + spec.name() + " cannot begin while the appliance ends");
        }
        if (slots.stream().anyMatch(each -> each.spec().name().equals(spec.name()))) {
            throw HeliosException.of(
                            ApplianceError.JOB_TWICE, "there is a job " + spec.name() + " already")
                    .hint("give it another name");
        }
        try {
            JobMemory.check(core.ledger(), core.settings().captureBytes(), 1);
        } catch (final HeliosException e) {
            refusals.note(spec.name(), e);
            throw e;
        }
    }

    private int follow(final Wanted next) {
        return switch (slot.step()) {
            case CREATING, CHANGING, STARTING, SETTLING, ASKING -> 0;
            case WAITING, DOWN ->
                    end(next, failed("it is tried again as any job that fails; see 'status'"));
            case REFUSED -> slots.contains(slot) ? 0 : end(next, refused());
            case RUNNING -> isStopping || refusals.hasBegun(slot) ? end(next, null) : 0;
            case PAUSED, ENDING, ENDED -> end(next, null);
        };
    }

    private HeliosException refused() {
        return slot.lastFailure() instanceof HeliosException declared
                ? declared
                : failed("look into the log of the appliance");
    }

    private HeliosException failed(final String hint) {
        return HeliosException.of(
                        ApplianceError.JOB_NOT_LED,
                        "job " + slot.spec().name() + " fails at its start")
                .detail(slot.lastFailure().toString())
                .hint(hint)
                .causedBy(slot.lastFailure());
    }

    private int end(final Wanted next, final HeliosException failure) {
        wanted.remove();
        slot = null;
        isAsking = false;
        if (failure == null) {
            next.result().complete(null);
        } else {
            next.result().completeExceptionally(failure);
        }
        return 1;
    }
}
