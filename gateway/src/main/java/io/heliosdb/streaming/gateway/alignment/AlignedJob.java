package io.heliosdb.streaming.gateway.alignment;

import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.InputTimes;
import io.heliosdb.streaming.operators.runtime.JobInputs;
import io.heliosdb.streaming.sql.compiled.WatermarkAlignment;
import io.heliosdb.streaming.sql.compiled.WatermarkOptions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The groups of one life of a job: its streams whose tables name the same group and have a
 * watermark. A group of one waits for nobody. Control plane's thread, except for {@link #sources}.
 */
public final class AlignedJob implements AutoCloseable {
    private final List<AlignedStream> streams;

    private AlignedJob(final List<AlignedStream> streams) {
        this.streams = List.copyOf(streams);
    }

    /**
     * Finds the groups, and lets their sources ask from now on.
     *
     * @param tables those that scans name, by full name
     * @param inputs the streams that it reads
     * @param times how far the job's agent is
     * @param gates those of the sources, by tag of their stream
     */
    public static AlignedJob open(
            final StreamPlan plan,
            final Map<String, TableDefinition> tables,
            final JobInputs inputs,
            final InputTimes times,
            final IntFunction<StreamGate> gates) {
        final Map<Integer, AlignedStream> byTag = new LinkedHashMap<>();
        final List<PlanNode.Scan> scans = plan.scans();
        for (int input = 0; input < scans.size(); input++) {
            final TableDefinition table = tables.get(scans.get(input).table());
            final int tag = inputs.tagOf(input);
            final Optional<WatermarkAlignment> alignment =
                    WatermarkOptions.alignment(table.options());
            final Optional<PlanNode.Watermark> watermark = watermark(plan, scans.get(input));
            if (alignment.isPresent() && watermark.isPresent()) {
                byTag.computeIfAbsent(
                        tag,
                        key ->
                                new AlignedStream(
                                        table.name(),
                                        alignment.get(),
                                        tag,
                                        watermark.get().idleMs(),
                                        times,
                                        gates.apply(tag)));
            }
        }
        final AlignedJob job = new AlignedJob(inGroups(byTag.values().stream().toList()));
        job.streams.forEach(stream -> stream.gate().add(stream));
        return job;
    }

    private static Optional<PlanNode.Watermark> watermark(
            final StreamPlan plan, final PlanNode.Scan scan) {
        return plan.nodes().stream()
                .filter(PlanNode.Watermark.class::isInstance)
                .map(PlanNode.Watermark.class::cast)
                .filter(watermark -> origin(watermark) == scan)
                .findFirst();
    }

    private static PlanNode origin(final PlanNode node) {
        return node.inputs().isEmpty() ? node : origin(node.inputs().getFirst());
    }

    private static List<AlignedStream> inGroups(final List<AlignedStream> all) {
        final List<AlignedStream> grouped = new ArrayList<>();
        for (final AlignedStream stream : all) {
            final AlignedStream[] group =
                    all.stream()
                            .filter(other -> other.groupName().equals(stream.groupName()))
                            .toArray(AlignedStream[]::new);
            if (group.length > 1) {
                stream.group(group);
                grouped.add(stream);
            }
        }
        return grouped;
    }

    /** Where each source of a group stands. Any thread. */
    public List<AlignedSource> sources() {
        return streams.stream().map(stream -> stream.status(stream.gate().nowNs())).toList();
    }

    /** From now on nobody waits for this job. */
    @Override
    public void close() {
        streams.forEach(stream -> stream.gate().remove(stream));
    }
}
