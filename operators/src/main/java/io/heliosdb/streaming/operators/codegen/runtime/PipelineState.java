package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.change.SavedOperators;
import io.heliosdb.streaming.operators.change.StateMatch;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.List;

/**
 * How the state of a generated pipeline is written and read, operator by operator:
 *
 * <pre>
 *   "generated"     format (3) | clock | cause | is pending | step | late rows | which operators follow
 *                   format (2), without the clock
 *   "operator UID"  fields of the generated class | place of its results | sections of its table
 *   …
 *   "pipeline"      (format 1) cause | is pending | step | late rows | all fields | all outputs | all tables, in order
 * </pre>
 */
final class PipelineState {
    private static final String SECTION = "generated";
    private static final String SECTION_BEFORE = "pipeline";
    private static final int FORMAT = 3;
    private static final int FORMAT_BEFORE = 2;

    private final GeneratedPipeline pipeline;
    private final PipelineResources resources;
    private final StateParts parts;

    PipelineState(final GeneratedPipeline pipeline, final PipelineResources resources) {
        this.pipeline = pipeline;
        this.resources = resources;
        parts = resources.state();
    }

    void write(final SnapshotWriter writer) {
        writer.section(SECTION);
        writer.putLong(FORMAT);
        writer.putLong(pipeline.scratch.clockMs());
        writer.putLong(pipeline.cause);
        writer.putLong(pipeline.isPending ? 1 : 0);
        writer.putLong(pipeline.step);
        writer.putLong(pipeline.lateRowCount);
        SavedOperators.writeList(writer, parts.states());
        for (final OperatorParts operator : parts.operators()) {
            SavedOperators.begin(writer, operator.state());
            operator.scalars().forEach(number -> writer.putLong(pipeline.scalar(number)));
            resources.snapshot(operator, writer);
        }
        SavedOperators.end(writer);
    }

    void read(final SnapshotReader reader, final boolean mayLoseState) {
        if (reader.next().equals(SECTION_BEFORE)) {
            readInOrder(reader);
            return;
        }
        reader.section(SECTION);
        final long format = reader.getLong();
        if (format == FORMAT) {
            pipeline.scratch.clockMs(reader.getLong());
        } else {
            SnapshotCheck.same(format, FORMAT_BEFORE, "format of the state of operators");
        }
        readHead(reader);
        final List<OperatorState> before = SavedOperators.readList(reader);
        final StateMatch match = StateMatch.of(before, parts.states());
        if (!mayLoseState) {
            match.checkNothingIsLost();
        }
        SavedOperators.restore(reader, before, match, this::readOperator);
        if (!match.isSamePlan()) {
            // which emission a step is depends on the plan; one that is done emits nothing again
            pipeline.step = 0;
            pipeline.isPending = true;
        }
    }

    private void readHead(final SnapshotReader reader) {
        pipeline.cause = reader.getLong();
        pipeline.isPending = reader.getLong() != 0;
        pipeline.step = (int) reader.getLong();
        pipeline.lateRowCount = reader.getLong();
    }

    private void readOperator(final OperatorState now, final SnapshotReader reader) {
        for (final OperatorParts operator : parts.operators()) {
            if (operator.state() == now) {
                operator.scalars().forEach(number -> pipeline.scalar(number, reader.getLong()));
                resources.restore(operator, reader);
                return;
            }
        }
        throw new IllegalArgumentException("not an operator of this plan: " + now);
    }

    private void readInOrder(final SnapshotReader reader) {
        reader.section(SECTION_BEFORE);
        readHead(reader);
        for (int number = 0; number < parts.scalarsInOrder(); number++) {
            pipeline.scalar(number, reader.getLong());
        }
        resources.restoreInOrder(reader);
    }
}
