package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.appliance.JobReview.Standing;
import io.heliosdb.streaming.operators.change.OperatorChange;
import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.change.OperatorState.Kind;
import io.heliosdb.streaming.operators.change.StateMatch;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares the jobs that are wanted with those of the log, and their operators with those that
 * there is state of. Reads what the books say of them, no state, and writes nothing.
 */
final class JobReviews {
    private final Books books;
    private final Function<JobSpec, List<OperatorState>> operators;
    private final Transports transports;
    private final boolean mayLoseState;

    /** New streams that changed jobs read, which may share them. */
    private final Map<Continued, Integer> continued = new HashMap<>();

    private final StreamTables tables;
    private final TableMoves moves;
    private int nextTag;

    /**
     * A stream that is not in the log yet.
     *
     * @param goesOnFrom tag of the one that it continues, or {@link LogCommand.StreamUse#NOTHING}
     */
    private record Continued(StreamTable table, int goesOnFrom) {}

    /**
     * @param operators those with state that a job has now
     * @param transports know where tables are, and which are shared whenever a job begins
     * @param mayLoseState whether operators that cannot take over their state may begin without
     */
    JobReviews(
            final Books books,
            final Function<JobSpec, List<OperatorState>> operators,
            final Transports transports,
            final boolean mayLoseState) {
        this.books = books;
        this.operators = operators;
        this.transports = transports;
        this.mayLoseState = mayLoseState;
        tables = new StreamTables(transports);
        moves = new TableMoves(books, transports);
        nextTag = books.nextTag();
    }

    /** Tag for the next stream that nobody has. */
    int nextTag() {
        return nextTag;
    }

    /** The tables of the streams that the jobs reviewed so far go on with. */
    StreamTables tables() {
        return tables;
    }

    /** Reviews the next job; what it goes on with may decide what others can. */
    JobReview review(final JobSpec spec) {
        final JobReview review = compare(spec);
        if (review.standing() == Standing.UNCHANGED) {
            tables.take(spec, books.jobs().get(spec.name()).plan().streams());
        }
        review.change().ifPresent(change -> tables.take(spec, change.tags()));
        return review;
    }

    private JobReview compare(final JobSpec spec) {
        final JobEntry known = books.jobs().get(spec.name());
        if (known == null) {
            return JobReview.of(spec, Standing.NEW, fresh(spec));
        }
        if (known.isFinished()) {
            return JobReview.of(spec, Standing.FINISHED, List.of());
        }
        final List<OperatorState> before =
                known.stateOf().map(JobPlan::operators).orElse(List.of());
        final StateMatch match = StateMatch.of(before, operators.apply(spec));
        final boolean isSamePlan =
                known.plan().planHash().equals(spec.planHash())
                        && tables.areFree(spec, known.plan().streams())
                        && !moves.isAnyMoved(spec, known);
        if (isSamePlan && goesOn(known, match)) {
            return JobReview.of(
                    spec, Standing.UNCHANGED, before.isEmpty() ? List.of() : match.changes());
        }
        return known.plan().isDescribed()
                ? changed(spec, known, match)
                : JobReview.refused(spec, match.changes(), unknown(spec));
    }

    /**
     * Whether state goes on in the plan of the log. That of an earlier plan does: the log has the
     * change to this one, and what was allowed then. That of this plan may be of a version that has
     * laid it out in another way.
     */
    private static boolean goesOn(final JobEntry known, final StateMatch match) {
        return !known.stateOf().filter(known.plan()::computesTheSame).isPresent()
                || match.keepsAll();
    }

    private List<OperatorChange> fresh(final JobSpec spec) {
        return StateMatch.of(List.of(), operators.apply(spec)).changes();
    }

    private JobReview changed(final JobSpec spec, final JobEntry known, final StateMatch match) {
        final List<OperatorState> states = operators.apply(spec);
        final Predecessors before = new Predecessors(known, states);
        final List<OperatorState> sources = JobPlan.of(Kind.SOURCE, states);
        final List<PlanNode.Scan> scans = spec.plan().scans();
        final List<LogCommand.StreamUse> streams = new ArrayList<>();
        for (int i = 0; i < scans.size(); i++) {
            final Optional<StreamEntry> stream = before.stream(sources.get(i)).map(books::stream);
            final boolean isMoved =
                    stream.filter(StreamTable.of(transports, spec, scans.get(i))::isMovedFrom)
                            .isPresent();
            if (isMoved && !mayLoseState) {
                return JobReview.refused(spec, match.changes(), moves.source(spec, scans.get(i)));
            }
            final LogCommand.StreamUse use =
                    stream(spec, scans.get(i), isMoved ? Optional.empty() : stream);
            if (use.goesOnFrom() != LogCommand.StreamUse.NOTHING
                    && books.stream(use.goesOnFrom()).hasNews()) {
                return JobReview.refused(spec, match.changes(), rowsBehind(spec, scans.get(i)));
            }
            streams.add(use);
        }
        final List<Integer> movedSinks = moves.sinks(spec, known, before, states);
        if (!movedSinks.isEmpty() && !mayLoseState) {
            return JobReview.refused(
                    spec, match.changes(), moves.sink(spec, movedSinks.getFirst()));
        }
        final JobPlan plan =
                new JobPlan(
                        spec.planHash(),
                        states,
                        streams.stream().map(LogCommand.StreamUse::tag).toList(),
                        before.sinkIds(JobPlan.of(Kind.SINK, states), movedSinks));
        final LogCommand.JobChanged change =
                new LogCommand.JobChanged(
                        spec.name(), plan, streams, spec.sinkTables(plan.sinks()), mayLoseState);
        return new JobReview(
                spec, Standing.CHANGED, match.changes(), Optional.of(change), Optional.empty());
    }

    /**
     * The same stream; for other columns of the same table, or where another job goes on with that
     * stream from another table of the name, another one that goes on where that is; for another
     * table the stream that is there if it is live, or one from the beginning.
     */
    private LogCommand.StreamUse stream(
            final JobSpec spec, final PlanNode.Scan scan, final Optional<StreamEntry> before) {
        final StreamTable table = StreamTable.of(transports, spec, scan);
        if (before.isPresent()) {
            final StreamEntry stream = before.get();
            final boolean isSame = table.isIn(stream) && tables.isFree(stream.tag(), table);
            return isSame ? use(stream) : newUse(table, stream.tag());
        }
        final StreamEntry present =
                transports.isLive(spec.tables().get(scan.table()))
                        ? tables.newest(books, table)
                        : null;
        return present == null ? newUse(table, LogCommand.StreamUse.NOTHING) : use(present);
    }

    private static LogCommand.StreamUse use(final StreamEntry stream) {
        return new LogCommand.StreamUse(stream.tag(), stream.key(), LogCommand.StreamUse.NOTHING);
    }

    private LogCommand.StreamUse newUse(final StreamTable table, final int goesOnFrom) {
        final int tag =
                continued.computeIfAbsent(new Continued(table, goesOnFrom), each -> nextTag++);
        return new LogCommand.StreamUse(tag, table.key(), goesOnFrom);
    }

    private static HeliosException unknown(final JobSpec spec) {
        return HeliosException.of(
                        ApplianceError.JOB_CHANGED,
                        "job "
                                + spec.name()
                                + " has changed, and an older version has not written down how it"
                                + " was")
                .hint(
                        "start once with the statement as it was and stop in order, or drop the job"
                                + " and its state with --drop-job "
                                + spec.name());
    }

    private static HeliosException rowsBehind(final JobSpec spec, final PlanNode.Scan scan) {
        return HeliosException.of(
                        ApplianceError.JOB_CHANGED,
                        "job "
                                + spec.name()
                                + " reads other columns or a table of its own now, and the log has"
                                + " rows behind the last checkpoint that are of those it read"
                                + " before")
                .detail("table " + scan.table())
                .hint(
                        "start once with the statement as it was, and stop in order, or drop the"
                                + " job and its state with --drop-job "
                                + spec.name());
    }
}
