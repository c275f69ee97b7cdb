package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.util.List;

/**
 * Writes the firing of windows: when one is due, its slices are gone through, oldest first, and
 * each key is emitted at the first slice that has it, with the slices' aggregates added newest
 * first, which is the order in which Flink adds floating-point numbers, or oldest first where the
 * windows say so. Windows that grow have one slice when they fire: what came since the last one
 * fired is added to their first slice before.
 */
final class WindowEmission {
    private static final Variable ENTRY = Variable.ofLong("entry");
    private static final Variable SLICE = new Variable("DenseTable", "slice");

    private final WindowAggregateGenerator generator;
    private final Generation generation;
    private final AggregateState state;
    private final WindowResult result;
    private final String window;
    private final boolean isGrowing;
    private final boolean isTumbling;
    private final boolean isOldestFirst;

    /**
     * @param window name of the field with the slices
     */
    WindowEmission(
            final WindowAggregateGenerator generator,
            final PlanNode.WindowAggregate node,
            final WindowSpec.Aligned spec,
            final AggregateState state,
            final String window) {
        this.generator = generator;
        generation = generator.generation;
        result = new WindowResult(generator, node, state);
        this.state = state;
        this.window = window;
        isGrowing = spec instanceof WindowSpec.Cumulate;
        isTumbling = spec.sizeMs() == spec.slideMs();
        isOldestFirst = spec instanceof WindowSpec.Hop hop && hop.isOldestFirst();
    }

    /** Writes the method that emits all windows that are due; returns its name. */
    String write(final WindowTimer timer) {
        final Fanout fanout = new Fanout();
        generator.measureConsumers(fanout);
        final String room = window + "Room";
        generation.javaClass().constant("Room", room, "room(" + fanout.arguments() + ")");
        final JavaMethod method =
                generation
                        .javaClass()
                        .method(
                                "boolean",
                                "fire",
                                "Emits the windows that are due: " + generator.title());
        final Code code = method.code();
        code.line("roomLeft = 0;");
        code.open("while (" + window + ".isDue(" + Watermarks.wanted(timer.clocks()) + "))");
        code.line("final long windowStart = " + window + ".windowStart();");
        code.line("final long windowEnd = " + window + ".windowEnd();");
        if (isGrowing) {
            writeGrowth(code);
        }
        code.open("for (; " + window + ".hasSlice(); " + window + ".nextSlice())");
        code.line("final DenseTable slice = " + window + ".slice(" + window + ".sliceIndex());");
        code.line("final int size = slice.size();");
        code.line("int position = " + window + ".position();");
        code.open("while (position < size)");
        code.open("if (roomLeft < " + Math.max(1, fanout.rowCount()) + ")");
        code.line("roomLeft = " + room + ".ask();");
        code.open("if (roomLeft == 0)")
                .line(window + ".advanceTo(position);")
                .line("return false;")
                .close();
        code.close();
        code.line(Generation.RESET_SCRATCH);
        code.line(entryMethod() + "(slice, slice.entry(position), windowStart, windowEnd);");
        code.line("position++;");
        code.close();
        code.close();
        code.line(window + ".fired();");
        code.close();
        code.line("return true;");
        return method.name();
    }

    /** Writes the loop that adds the entries of later slices to those of the first. */
    private void writeGrowth(final Code code) {
        code.line("DenseTable newer = " + window + ".newer();");
        code.open("while (newer != null)");
        code.line("final DenseTable first = " + window + ".first();");
        code.open("for (int i = 0; i < newer.size(); i++)")
                .line(growthMethod() + "(newer, newer.entry(i), first);")
                .close();
        code.line(window + ".addedNewer();");
        code.line("newer = " + window + ".newer();");
        code.close();
    }

    /** Writes the method that adds an entry to that of its key in another slice. */
    private String growthMethod() {
        final JavaMethod method =
                generation
                        .javaClass()
                        .method("void", "grow", "One key of a later slice: " + generator.title());
        final Variable first = new Variable("DenseTable", "first");
        List.of(SLICE, ENTRY, first).forEach(method::parameter);
        final Code code = method.code();
        state.declareBlobs(code, SLICE.name());
        final KeyCode.Key key = state.keys().of(code, ENTRY.name());
        final Variable target = code.local("long", "target", state.adder(key).in(first.name()));
        code.open("if (isCapturing())").line(state.preserve(target, 0)).close();
        code.line(
                state.absorbMethod()
                        + "("
                        + target.name()
                        + ", "
                        + ENTRY.name()
                        + (state.usesBlobs() ? ", blobs, first.blobs()" : "")
                        + ");");
        return method.name();
    }

    /** Writes the method that emits one entry; returns its name. */
    private String entryMethod() {
        final JavaMethod method =
                generation
                        .javaClass()
                        .method("void", "emitEntry", "One key of a window: " + generator.title());
        List.of(SLICE, ENTRY, WindowResult.START, WindowResult.END).forEach(method::parameter);
        final Code code = method.code();
        state.declareBlobs(code, SLICE.name());
        if (isGrowing || isTumbling) {
            result.emit(code, ENTRY, state.aggregates().results(ENTRY.name()), ENTRY);
            return method.name();
        }
        final String merged = generation.javaClass().names().next("merged");
        generation.javaClass().constant("long", merged, "record(" + state.entryBytes(0) + ")");
        final KeyCode.Key key = state.keys().of(code, ENTRY.name());
        final AggregateState.Finder finder = state.finder(key);
        final String merge = state.mergeMethod();
        code.open("for (int i = 0; i < " + window + ".sliceIndex(); i++)");
        code.open("if (" + finder.in(window + ".slice(i)") + " != 0)").line("return;").close();
        code.close();
        code.line("Memory.fill(" + merged + ", " + state.entryBytes(0) + ", (byte) 0);");
        state.initialise(code, Variable.ofLong(merged));
        final String first = window + ".sliceIndex()";
        final String count = window + ".sliceCount()";
        code.open(
                isOldestFirst
                        ? "for (int i = " + first + "; i < " + count + "; i++)"
                        : "for (int i = " + count + " - 1; i >= " + first + "; i--)");
        code.line("final DenseTable other = " + window + ".slice(i);");
        code.line("final long source = other == slice ? entry : " + finder.in("other") + ";");
        code.open("if (source != 0)")
                .line(
                        merge
                                + "("
                                + merged
                                + ", source"
                                + (state.usesBlobs() ? ", other.blobs()" : "")
                                + (state.aggregates().mergesIntoBlobs() ? ", blobs" : "")
                                + ");")
                .close();
        code.close();
        result.emit(
                code,
                ENTRY,
                state.aggregates().mergedResults(merged),
                Variable.ofLong(merged),
                () -> state.aggregates().releaseMerged(code, merged));
        return method.name();
    }
}
