package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.ErrorText;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.agent.SourceAgent;
import io.heliosdb.streaming.gateway.appliance.JobSlot.Step;
import io.heliosdb.streaming.gateway.control.JobStatus;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Jobs that could not begin even once, or had no row before a source failed, do not come to be: the
 * log takes their creation back, so that no later start asks for them. What they failed at is told
 * as long as somebody wants them.
 *
 * <p>A job of a running appliance is tried once, as somebody waits for it; one of a start as often
 * as any job that fails, as nobody may be there. Control plane's thread, except for what says
 * otherwise.
 */
final class JobRefusals {
    private final ApplianceCore core;
    private final List<JobSlot> slots;
    private final StreamSlots streams;
    private final JobLives lives;
    private final Consumer<SourceAgent> stopper;

    /** Ends that are on their way into the log. */
    private final Map<JobSlot, Submission> ending = new HashMap<>();

    /** By name; any thread reads it. */
    private final Map<String, JobStatus> refused = new ConcurrentSkipListMap<>();

    /**
     * @param slots of all jobs; those that are refused are taken out
     * @param stopper ends the agent of a source
     */
    JobRefusals(
            final ApplianceCore core,
            final List<JobSlot> slots,
            final StreamSlots streams,
            final JobLives lives,
            final Consumer<SourceAgent> stopper) {
        this.core = core;
        this.slots = slots;
        this.streams = streams;
        this.lives = lives;
        this.stopper = stopper;
    }

    /** Refuses what cannot begin, and brings on what is refused. */
    int work() {
        int work = 0;
        for (final JobSlot slot : slots) {
            if (slot.step() == Step.REFUSED) {
                work += end(slot);
            } else if (cannotBegin(slot)) {
                refuse(slot);
                work++;
            }
        }
        return work;
    }

    private boolean cannotBegin(final JobSlot slot) {
        if (!slot.isNew()
                || (slot.step() != Step.DOWN
                        && !(slot.step() == Step.WAITING && slot.isTriedOnce()))) {
            return false;
        }
        return slot.hasNeverBegun()
                || (slot.hasNothingBehindIt() && own(slot).noneMatch(streams::mayHaveRows));
    }

    private void refuse(final JobSlot slot) {
        ending.put(
                slot,
                new Submission(
                        core.sequencer(), new LogCommand.JobEnded(slot.spec().name(), false)));
        slot.align(null);
        slot.step(Step.REFUSED);
        lives.publish();
    }

    /** From when the log has it on nothing knows of the job but the status. */
    private int end(final JobSlot slot) {
        final long rowSequence = ending.get(slot).rowSequence();
        if (rowSequence < 0 || core.bookkeeper().decidedBelow() <= rowSequence) {
            return 0;
        }
        ending.remove(slot);
        own(slot).toList().forEach(tag -> streams.forget(tag, stopper));
        refused.put(slot.spec().name(), slot.status());
        slots.remove(slot);
        lives.publish();
        return 1;
    }

    /** Tags of the streams that no other job reads. */
    private Stream<Integer> own(final JobSlot slot) {
        return slot.streams().stream()
                .distinct()
                .filter(
                        tag ->
                                slots.stream()
                                        .filter(each -> each != slot)
                                        .noneMatch(each -> each.streams().contains(tag)));
    }

    /** Whether the sources of a job are at work, so that it has begun. */
    boolean hasBegun(final JobSlot slot) {
        return streams.areAtWork(slot.streams());
    }

    /** A job is refused before it has a place. */
    void note(final String job, final HeliosException failure) {
        refused.put(job, JobStatus.refused(job, ErrorText.of(failure)));
    }

    /** It is tried anew. */
    void forget(final String job) {
        refused.remove(job);
    }

    /** Forgets all but those names. */
    void keep(final Set<String> names) {
        refused.keySet().retainAll(names);
    }

    /** Why nothing can be ordered of a job, if it was refused. */
    Optional<HeliosException> refusal(final String job) {
        return Optional.ofNullable(refused.get(job))
                .map(
                        status ->
                                HeliosException.of(
                                                ApplianceError.JOB_NOT_LED,
                                                "job " + job + " could not begin")
                                        .detail(status.failure().orElse(""))
                                        .hint(
                                                "correct its file, then 'heliosdb-streaming jobs"
                                                        + " reload'"));
    }

    /** How they are, by name. Any thread. */
    Collection<JobStatus> status() {
        return refused.values();
    }
}
