package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Identifiers;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.List;

/**
 * Aggregates per session: a row goes into the session of its key that it touches, or makes a new
 * one; one that touches two makes them one, and their aggregates are added up.
 */
final class SessionAggregateGenerator extends NodeGenerator implements PendingEmission {
    private static final Variable ENTRY = Variable.ofLong("entry");

    private final PlanNode.WindowAggregate node;
    private final AggregateState state;
    private final SessionCode sessions;
    private String absorb;
    private String fire;

    SessionAggregateGenerator(
            final Generation generation, final PlanNode.WindowAggregate node, final int number) {
        super(generation, node, number);
        this.node = node;
        state =
                new AggregateState(
                        generation,
                        node.input(),
                        node.grouping(),
                        node.aggregates(),
                        node.input().isChangelog());
        sessions = new SessionCode(this, node, state);
    }

    @Override
    void declare() {
        sessions.declare(((WindowSpec.Session) node.window()).gapMs(), node.zone(), 0);
    }

    @Override
    String stateLayout() {
        return state.describe("sessions", SessionCode.HEADER_BYTES);
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "accumulate", title(), List.of(), this::accumulate);
    }

    private void accumulate(final Row row) {
        final String isTimeNull = row.isNull(node.timeColumn());
        if (!isTimeNull.equals(Value.NEVER)) {
            final String column = node.input().columns().get(node.timeColumn()).name();
            row.code()
                    .open("if (" + isTimeNull + ")")
                    .line("throw NullErrors.eventTime(" + Identifiers.literal(column) + ");")
                    .close();
        }
        final Variable entry = sessions.enter(row, row.value(node.timeColumn()), this::absorb);
        count(row.code(), RowFate.KEPT);
        state.take(row, entry);
    }

    private void absorb(final Code code, final Variable entry, final Variable absorbed) {
        if (absorb == null) {
            absorb = state.absorbMethod();
        }
        code.line(
                absorb
                        + "("
                        + entry.name()
                        + ", "
                        + absorbed.name()
                        + (state.usesBlobs() ? ", blobs, blobs" : "")
                        + ");");
    }

    @Override
    void generate() {
        final Fanout fanout = new Fanout();
        measureConsumers(fanout);
        final String room = sessions.declareRoom(fanout);
        final String emission = entryMethod();
        fire =
                sessions.fire(
                        code -> {
                            SessionCode.needRoom(code, fanout, room);
                            code.line(
                                    emission
                                            + "("
                                            + sessions.name()
                                            + ".entry(), "
                                            + sessions.bounds()
                                            + ");");
                        });
    }

    /** Writes the method that emits one session and gives back what it kept; returns its name. */
    private String entryMethod() {
        final JavaMethod method =
                generation.javaClass().method("void", "emitEntry", "One session: " + title());
        List.of(ENTRY, WindowResult.START, WindowResult.END).forEach(method::parameter);
        final Code code = method.code();
        state.declareBlobs(code, sessions.name());
        new WindowResult(this, node, state)
                .emit(code, ENTRY, state.aggregates().results(ENTRY.name()), ENTRY);
        state.release(code, ENTRY.name());
        return method.name();
    }

    @Override
    public String emission() {
        return fire + "()";
    }

    @Override
    void measure(final Fanout fanout) {
        sessions.measure(fanout);
    }
}
