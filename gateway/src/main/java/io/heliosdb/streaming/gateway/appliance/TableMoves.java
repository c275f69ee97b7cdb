package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.change.OperatorState.Kind;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Tables whose statements say another place than the log: positions in the old one, and what was
 * shown there, mean nothing in the new one.
 */
final class TableMoves {
    private final Books books;
    private final Transports transports;

    TableMoves(final Books books, final Transports transports) {
        this.books = books;
        this.transports = transports;
    }

    /** Whether a job that computes what the log says reads or writes another place. */
    boolean isAnyMoved(final JobSpec spec, final JobEntry known) {
        final List<PlanNode.Scan> scans = spec.plan().scans();
        for (int i = 0; i < scans.size(); i++) {
            final StreamEntry stream = books.stream(known.plan().streams().get(i));
            if (stream != null
                    && StreamTable.of(transports, spec, scans.get(i)).isMovedFrom(stream)) {
                return true;
            }
        }
        for (int i = 0; i < spec.plan().sinks().size(); i++) {
            if (isSinkMoved(spec, i, known, known.plan().sinkId(i))) {
                return true;
            }
        }
        return false;
    }

    /** Numbers of the sinks of a changed job that write another place than before. */
    List<Integer> sinks(
            final JobSpec spec,
            final JobEntry known,
            final Predecessors before,
            final List<OperatorState> operators) {
        final List<Integer> ids = before.sinkIds(JobPlan.of(Kind.SINK, operators), List.of());
        final List<Integer> moved = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (isSinkMoved(spec, i, known, ids.get(i))) {
                moved.add(i);
            }
        }
        return moved;
    }

    private boolean isSinkMoved(
            final JobSpec spec, final int number, final JobEntry known, final int id) {
        final String place =
                transports.place(spec.tables().get(spec.plan().sinks().get(number).table()));
        return known.table(id).map(transports::place).filter(was -> !was.equals(place)).isPresent();
    }

    HeliosException source(final JobSpec spec, final PlanNode.Scan scan) {
        return moved(
                spec, scan.table(), "reads it", "to read it from the beginning of the new place");
    }

    HeliosException sink(final JobSpec spec, final int number) {
        return moved(
                spec,
                spec.plan().sinks().get(number).table(),
                "writes it",
                "to write from here on to the new place, and to leave the old one as it is");
    }

    private HeliosException moved(
            final JobSpec spec, final String table, final String how, final String allowed) {
        return HeliosException.of(
                        ApplianceError.JOB_CHANGED,
                        "table "
                                + table
                                + " is at another place than job "
                                + spec.name()
                                + " "
                                + how)
                .detail("now at " + transports.place(spec.tables().get(table)))
                .hint(
                        "name the old place, or allow it with --allow-non-restored-state, "
                                + allowed);
    }
}
