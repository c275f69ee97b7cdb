package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Identifiers;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.function.Consumer;

/**
 * Writes how a row comes into a session of its key, and how the operator learns that one is due:
 * shared by those that aggregate sessions and those that keep their rows. What the sessions are is
 * known to {@code WindowSessions}.
 */
final class SessionCode {
    /** What {@code WindowSessions} puts in front of each entry. */
    static final int HEADER_BYTES = 56;

    private final NodeGenerator generator;
    private final AggregateState state;
    private final Variable sessions;
    private final LateRowCode late;
    private WindowTimer timer;

    /** Whether a session that grows may be due earlier: where the clocks of a zone are set. */
    private boolean canEndEarlier;

    SessionCode(
            final NodeGenerator generator,
            final PlanNode.Windowing node,
            final AggregateState state) {
        this.generator = generator;
        this.state = state;
        sessions = new Variable("WindowSessions", "sessions" + generator.number);
        late = new LateRowCode(generator, generator.generation.lateOutputOf(node));
    }

    /** Name of the field with the sessions. */
    String name() {
        return sessions.name();
    }

    /**
     * Declares sessions, late rows and the timer.
     *
     * @param zone whose wall clock the time is of, or empty
     * @param furtherBytes of an entry, behind those of the state
     */
    void declare(final long gapMs, final String zone, final int furtherBytes) {
        final PlanNode node = generator.node();
        canEndEarlier = !zone.isEmpty();
        generator
                .generation
                .javaClass()
                .constant(
                        sessions.type(),
                        name(),
                        "sessions(\""
                                + Generation.tableOf(node)
                                + "\", "
                                + (state.entryBytes(HEADER_BYTES) + furtherBytes)
                                + ", "
                                + gapMs
                                + "L, "
                                + Identifiers.literal(zone)
                                + ")");
        late.declare();
        timer = generator.generation.watermarks().timerFor(node.inputs().getFirst(), name());
    }

    /**
     * Writes the search for a row's session, which may be a new one; a late row ends the method.
     *
     * @param time source of the row's event time
     * @param onAbsorbed writes what follows when the session has absorbed another: about the local
     *     {@code entry} and the one it is given
     * @return the session's entry
     */
    Variable enter(final Row row, final String time, final Absorbing onAbsorbed) {
        final Code code = row.code();
        state.declareBlobs(code, name());
        final KeyCode.Key key = state.keys().of(row);
        final Variable latest = state.find(code, key, name());
        final Variable entry =
                code.variable(
                        "long", "session", name() + ".join(" + latest.name() + ", " + time + ")");
        code.open("if (" + entry.name() + " == 0)");
        code.open("if (" + name() + ".isLate(" + watermark() + "))");
        late.write(row);
        code.line("return;").close();
        code.line(entry.name() + " = " + state.add(key, sessions) + ";");
        final String due =
                timer.field() + " = Math.min(" + timer.field() + ", " + name() + ".dueMs());";
        if (canEndEarlier) {
            code.close().line(due);
        } else {
            code.line(due).close();
        }
        final Variable absorbed = code.local("long", "absorbed", name() + ".absorbed()");
        code.open("if (" + absorbed.name() + " != 0)");
        onAbsorbed.write(code, entry, absorbed);
        state.release(code, absorbed.name());
        code.line(name() + ".freeAbsorbed();");
        code.close();
        return entry;
    }

    /** Writes what follows when an entry has absorbed another. */
    @FunctionalInterface
    interface Absorbing {
        /** The absorbed entry ends behind the code that this writes. */
        void write(Code code, Variable entry, Variable absorbed);
    }

    private String watermark() {
        return "step > "
                + generator.generation.stepOf(generator.node())
                + " ? "
                + Watermarks.wanted(timer.clocks())
                + " : "
                + Watermarks.seen(timer.clocks());
    }

    /**
     * Writes a method that emits the sessions that are due; returns its name.
     *
     * @param body writes what is done about one, which then ends
     */
    String fire(final Consumer<Code> body) {
        final JavaMethod method =
                generator
                        .generation
                        .javaClass()
                        .method(
                                "boolean",
                                "fire",
                                "Emits the sessions that are due: " + generator.title());
        final Code code = method.code();
        code.line("roomLeft = 0;");
        code.open("while (" + name() + ".findDue(" + Watermarks.wanted(timer.clocks()) + "))");
        body.accept(code);
        code.line(name() + ".fired();");
        code.close();
        code.line("return true;");
        return method.name();
    }

    /** Declares the room for a row emitted; returns the name of its field. */
    String declareRoom(final Fanout fanout) {
        final String room = name() + "Room";
        generator.generation.javaClass().constant("Room", room, "room(" + fanout.arguments() + ")");
        return room;
    }

    /** Writes the test whether there is room for one more row; if not, the method ends. */
    static void needRoom(final Code code, final Fanout fanout, final String room) {
        code.open("if (roomLeft < " + Math.max(1, fanout.rowCount()) + ")");
        code.line("roomLeft = " + room + ".ask();");
        code.open("if (roomLeft == 0)").line("return false;").close();
        code.close();
        code.line(Generation.RESET_SCRATCH);
    }

    /** The bounds of the session that fires, as arguments. */
    String bounds() {
        return name() + ".windowStart(), " + name() + ".windowEnd()";
    }

    void measure(final Fanout fanout) {
        late.measure(fanout);
    }
}
