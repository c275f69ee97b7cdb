package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.gateway.alignment.AlignedJob;
import io.heliosdb.streaming.gateway.alignment.StreamGate;
import io.heliosdb.streaming.gateway.appliance.JobSlot.Step;
import io.heliosdb.streaming.gateway.measure.JobMeter;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Begins the lives of jobs with what they have in the newest checkpoint, and ends them. Control
 * plane's thread, except for what says otherwise.
 */
final class JobLives implements AutoCloseable {
    private static final Set<Step> IS_OVER =
            EnumSet.of(Step.DOWN, Step.PAUSED, Step.ENDING, Step.ENDED);

    /** Its state is carried from checkpoint to checkpoint. */
    private static final Set<Step> IS_DOWN = EnumSet.of(Step.DOWN, Step.PAUSED);

    private final ApplianceCore core;
    private final AgentGroup group;
    private final Recovery recovery;
    private final List<JobSlot> slots;
    private final IntFunction<StreamGate> gates;
    private volatile JobsAtWork running = JobsAtWork.NONE;

    /**
     * @param slots of all jobs, which may become more
     * @param group whose agents work on rows
     * @param gates of the sources, by tag of their stream
     */
    JobLives(
            final ApplianceCore core,
            final AgentGroup group,
            final Recovery recovery,
            final List<JobSlot> slots,
            final IntFunction<StreamGate> gates) {
        this.core = core;
        this.group = group;
        this.recovery = recovery;
        this.slots = slots;
        this.gates = gates;
        publish();
    }

    /** Restores a job and lets it run. */
    void begin(final JobSlot slot) {
        final String job = slot.spec().name();
        final long created = slot.entry().createdAt() + 1;
        final Optional<SavedStates.Saved> latest = recovery.latest();
        boolean isAnew = false;
        try {
            final long next =
                    latest.map(saved -> CarriedJobs.nextOf(saved, job, core.ledger())).orElse(0L);
            if (next > created) {
                final SavedStates.Saved saved = latest.orElseThrow();
                final String part = CheckpointAgent.partName(job);
                begin(
                        slot,
                        DurableJob.Beginning.from(
                                first(next), saved.part(part), saved.properties(part)));
            } else {
                isAnew = true;
                begin(slot, DurableJob.Beginning.anew(created));
            }
        } catch (final HeliosException e) {
            if (!isAnew) {
                recovery.distrustLatest();
            }
            throw JobMemory.named(e, "job " + job);
        } finally {
            latest.ifPresent(SavedStates.Saved::close);
        }
        if (ProofBuild.IS_ON) {
            KillPoint.RECOVERY_AFTER_RESTORE.reach();
        }
    }

    /** Row sequence of the first record that a restored state has not seen. */
    private static long first(final long next) {
        if (ProofBuild.IS_ON && PlantedBug.RECOVERY_COUNTS_A_ROW_TWICE.isPlanted()) {
            return next - 2;
        }
        if (ProofBuild.IS_ON && PlantedBug.RECOVERY_REPLAYS_FROM_ONE_ROW_LATER.isPlanted()) {
            return next + 1;
        }
        return next;
    }

    private void begin(final JobSlot slot, final DurableJob.Beginning beginning) {
        final DurableJob life =
                new DurableJob(
                        core, slot.spec(), slot.entry(), slot.inputs(), beginning, meter(slot));
        slot.life(life);
        slot.align(
                AlignedJob.open(
                        slot.spec().plan(),
                        slot.spec().tables(),
                        slot.inputs(),
                        life.times(),
                        gates));
        slot.step(Step.RUNNING);
        life.agents().forEach(group::add);
        publish();
    }

    private JobMeter meter(final JobSlot slot) {
        if (slot.meter() == null) {
            slot.meter(core.newMeter(slot.spec()));
        }
        return slot.meter();
    }

    /**
     * Ends the life of a job that is no longer running. What it says of its last row is final then:
     * its agents have stopped.
     */
    void end(final JobSlot slot) {
        publish();
        slot.life().agents().forEach(group::remove);
        slot.life().close();
    }

    /** Says which jobs run and which are down; to be called when that has changed. */
    void publish() {
        final List<DurableJob> lives = in(Step.RUNNING).stream().map(JobSlot::life).toList();
        slots.stream()
                .filter(slot -> IS_OVER.contains(slot.step()))
                .forEach(slot -> slot.align(null));
        final List<JobEntry> down =
                slots.stream()
                        .filter(slot -> IS_DOWN.contains(slot.step()))
                        .map(JobSlot::entry)
                        .toList();
        final int known = lives.size() + down.size() + in(Step.ENDED).size();
        running = new JobsAtWork(lives, down, known == slots.size());
    }

    private List<JobSlot> in(final Step step) {
        return slots.stream().filter(slot -> slot.step() == step).toList();
    }

    /** Jobs that run, and those that are down. Any thread. */
    JobsAtWork running() {
        return running;
    }

    /** Frees what the jobs hold; the agents have stopped. */
    @Override
    public void close() {
        in(Step.RUNNING).forEach(slot -> slot.life().close());
    }
}
