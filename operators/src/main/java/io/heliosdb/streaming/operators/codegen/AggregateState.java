package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.change.AggregateLayout;
import io.heliosdb.streaming.operators.codegen.aggregate.AggregateSet;
import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaClass;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Keys and aggregates of one operator in the entries of its tables, and the code shared by windows
 * and groups: finding a key, adding it, taking a row in.
 */
final class AggregateState {
    /** Changed when entries of the same aggregates are laid out in another way. */
    private static final String FORMAT = "generated 1";

    private static final int AGGREGATES_PER_METHOD = 24;
    private static final Variable BLOBS = new Variable("BlobHeap", "blobs");

    private final JavaClass javaClass;
    private final String description;
    private final EntryLayout layout = new EntryLayout();
    private final KeyCode keys;
    private final AggregateSet aggregates;
    private final List<AggregateSet.Part> parts;

    /** What an entry has beside keys and aggregates, 8 bytes each. */
    private final List<EntryLayout.Field> fields = new ArrayList<>();

    private final String extent;

    /**
     * @param takesRowsBack whether rows are retracted
     */
    AggregateState(
            final Generation generation,
            final PlanNode input,
            final List<Integer> grouping,
            final List<AggregateCall> calls,
            final boolean takesRowsBack) {
        this(generation, input, grouping, calls, takesRowsBack, 0, "");
    }

    /**
     * @param takesRowsBack whether rows are retracted
     * @param fieldCount of 8 bytes each that an entry has beside keys and aggregates
     * @param extent says what they are for
     */
    AggregateState(
            final Generation generation,
            final PlanNode input,
            final List<Integer> grouping,
            final List<AggregateCall> calls,
            final boolean takesRowsBack,
            final int fieldCount,
            final String extent) {
        this.extent = extent;
        javaClass = generation.javaClass();
        description =
                AggregateLayout.text(
                        input,
                        grouping,
                        calls,
                        takesRowsBack,
                        column -> Nullability.canBeNull(input, column));
        keys =
                new KeyCode(
                        grouping,
                        input.columns(),
                        layout,
                        column -> Nullability.canBeNull(input, column));
        aggregates =
                new AggregateSet(
                        calls,
                        layout,
                        generation.literals(),
                        column -> Nullability.canBeNull(input, column),
                        takesRowsBack);
        for (int i = 0; i < fieldCount; i++) {
            fields.add(layout.field(Long.BYTES));
        }
        layout.seal();
        parts = aggregates.parts(javaClass.atMost(AGGREGATES_PER_METHOD));
    }

    /**
     * Length of an entry.
     *
     * @param headerBytes what the table puts in front of each
     */
    int entryBytes(final int headerBytes) {
        return layout.bytesInLines(headerBytes);
    }

    /**
     * All that the bytes of a table depend on.
     *
     * @param table its kind
     */
    String describe(final String table, final int headerBytes) {
        return FORMAT + " " + table + " " + entryBytes(headerBytes) + " " + description + extent;
    }

    /**
     * A statement that keeps an entry for a capture before it is changed.
     *
     * @param headerBytes what the table puts in front of each
     */
    String preserve(final Variable entry, final int headerBytes) {
        return "preserve(" + entry.name() + ", " + entryBytes(headerBytes) + ");";
    }

    /** Source of the address of one of the fields beside keys and aggregates. */
    String field(final String entry, final int number) {
        return fields.get(number).address(entry);
    }

    KeyCode keys() {
        return keys;
    }

    AggregateSet aggregates() {
        return aggregates;
    }

    /** Whether code about entries uses a local {@code blobs}. */
    boolean usesBlobs() {
        return keys.hasTexts() || aggregates.usesBlobs();
    }

    /** Parameters of methods about an entry. */
    List<Variable> entryVariables(final Variable entry) {
        return usesBlobs() ? List.of(entry, BLOBS) : List.of(entry);
    }

    /** Declares the local {@code blobs} of a table, if it is used. */
    void declareBlobs(final Code code, final String table) {
        if (usesBlobs()) {
            code.line("final BlobHeap blobs = " + table + ".blobs();");
        }
    }

    /**
     * Writes the search of a key: declares a local with the entry's address, 0 if there is none.
     */
    Variable find(final Code code, final KeyCode.Key key, final String table) {
        final Variable entry = code.variable("long", "entry", table + ".find(" + key.hash() + ")");
        code.open("while (" + entry.name() + " != 0 && !(" + key.matches(entry.name()) + "))")
                .line(entry.name() + " = " + table + ".next(" + key.hash() + ");")
                .close();
        return entry;
    }

    /**
     * Writes a method that finds a key in a table, or adds it; returns the expression that calls
     * it.
     *
     * @param onAdded a statement that follows when a key was added
     */
    String findOrAdd(final KeyCode.Key key, final Variable table, final String onAdded) {
        final List<Variable> extra = new ArrayList<>(List.of(table));
        if (usesBlobs()) {
            extra.add(BLOBS);
        }
        final JavaMethod method =
                Outline.method(
                        javaClass,
                        key.variables(),
                        extra,
                        "long",
                        "findKey",
                        "The entry of a key, new if it has none.");
        final Code code = method.code();
        final Variable entry = find(code, key, table.name());
        code.open("if (" + entry.name() + " == 0)");
        code.line(entry.name() + " = " + add(key, table) + ";");
        code.line(onAdded);
        code.close();
        code.line("return " + entry.name() + ";");
        return Outline.call(method, key.variables(), extra);
    }

    /** Writes a method that adds a key to a table; returns the expression that calls it. */
    String add(final KeyCode.Key key, final Variable table) {
        final List<Variable> extra = new ArrayList<>(List.of(table));
        if (usesBlobs()) {
            extra.add(BLOBS);
        }
        final List<Variable> variables = key.variables();
        final JavaMethod method =
                Outline.method(
                        javaClass, variables, extra, "long", "addKey", "The entry of a new key.");
        final Code code = method.code();
        final Variable entry =
                code.local("long", "entry", table.name() + ".insert(" + key.hash() + ")");
        key.store(code, entry.name());
        initialise(code, entry);
        code.line("return " + entry.name() + ";");
        return Outline.call(method, variables, extra);
    }

    /** Writes what a zeroed entry must hold other than zero, in a method if it is much. */
    void initialise(final Code code, final Variable entry) {
        if (parts.size() == 1) {
            aggregates.initialise(code, entry.name());
            return;
        }
        for (final AggregateSet.Part part : parts) {
            final JavaMethod method =
                    Outline.method(javaClass, List.of(entry), List.of(), "void", "initialise", "");
            part.initialise(method.code(), entry.name());
            code.line(Outline.call(method, List.of(entry), List.of()) + ";");
        }
    }

    /** Writes the code that takes a row in, or back if its kind says so. */
    void take(final Row row, final Variable entry) {
        if (row.isInsertOnly()) {
            take(row, entry, false);
            return;
        }
        final Code code = row.code();
        code.open("if (" + WindowAggregateGenerator.isAdd(row.kind()) + ")");
        take(row.inner(), entry, false);
        code.otherwise();
        take(row.inner(), entry, true);
        code.close();
    }

    /** Writes the code that takes a row in, or back. */
    void take(final Row row, final Variable entry, final boolean isBack) {
        if (parts.size() == 1) {
            take(parts.getFirst(), row, entry, isBack);
            return;
        }
        final List<Variable> extra = entryVariables(entry);
        for (final AggregateSet.Part part : parts) {
            Outline.of(
                    javaClass,
                    row,
                    isBack ? "retract" : "aggregate",
                    "",
                    extra,
                    inner -> take(part, inner, entry, isBack));
        }
    }

    private static void take(
            final AggregateSet.Part part,
            final Row row,
            final Variable entry,
            final boolean isBack) {
        if (isBack) {
            part.retract(row, entry.name());
        } else {
            part.accumulate(row, entry.name());
        }
    }

    /**
     * Writes a method that adds one entry's aggregates to another's; returns its name. Its
     * parameters are target, source and, if used, the source's blobs and those for the target.
     */
    String mergeMethod() {
        return merge(
                "merge",
                "Adds up what two slices hold of a key.",
                AggregateSet.Part::merge,
                aggregates.mergesIntoBlobs());
    }

    /**
     * As {@link #mergeMethod}, where the target is an entry that goes on: what it takes over it
     * keeps as its own, in the blobs of its table, which are a parameter where there are blobs.
     */
    String absorbMethod() {
        return merge(
                "absorb",
                "Adds what an entry that ends holds to one that goes on.",
                AggregateSet.Part::absorb,
                usesBlobs());
    }

    /** Writes how one entry's aggregates are added to another's, for some of them. */
    @FunctionalInterface
    private interface Merging {
        void write(AggregateSet.Part part, Code code, String target, String source);
    }

    private String merge(
            final String hint,
            final String comment,
            final Merging merging,
            final boolean hasMergedBlobs) {
        final Variable target = Variable.ofLong("merged");
        final Variable source = Variable.ofLong("source");
        final List<Variable> extra = new ArrayList<>(List.of(target));
        extra.addAll(entryVariables(source));
        if (hasMergedBlobs) {
            extra.add(new Variable("BlobHeap", "mergedBlobs"));
        }
        final JavaMethod merge = Outline.method(javaClass, List.of(), extra, "void", hint, comment);
        for (final AggregateSet.Part part : parts) {
            if (parts.size() == 1) {
                merging.write(part, merge.code(), target.name(), source.name());
            } else {
                final JavaMethod method =
                        Outline.method(javaClass, List.of(), extra, "void", hint + "Part", "");
                merging.write(part, method.code(), target.name(), source.name());
                merge.code().line(Outline.call(method, List.of(), extra) + ";");
            }
        }
        return merge.name();
    }

    /** Writes the code that gives back what an entry keeps outside itself. */
    void release(final Code code, final String entry) {
        keys.release(code, entry);
        aggregates.release(code, entry);
    }

    /** Writes a method that finds a key in any table, and adds it where it is not there. */
    Finder adder(final KeyCode.Key key) {
        final Variable table = new Variable("DenseTable", "table");
        final List<Variable> variables = key.variables();
        final JavaMethod method =
                Outline.method(
                        javaClass,
                        variables,
                        List.of(table),
                        "long",
                        "entryOf",
                        "The entry of a key, new if it has none.");
        final Code code = method.code();
        declareBlobs(code, table.name());
        code.line("return " + findOrAdd(key, table, "") + ";");
        return other -> Outline.call(method, variables, List.of(new Variable("DenseTable", other)));
    }

    /** Writes a method that finds a key in any table. */
    Finder finder(final KeyCode.Key key) {
        final Variable table = new Variable("DenseTable", "table");
        final List<Variable> variables = key.variables();
        final JavaMethod method =
                Outline.method(
                        javaClass,
                        variables,
                        List.of(table),
                        "long",
                        "findKey",
                        "The entry of a key, or 0.");
        final Code code = method.code();
        if (keys.hasTexts()) {
            code.line("final BlobHeap blobs = table.blobs();");
        }
        code.line("return " + find(code, key, "table").name() + ";");
        return other -> Outline.call(method, variables, List.of(new Variable("DenseTable", other)));
    }

    /** A method of generated code that finds a key. */
    @FunctionalInterface
    interface Finder {
        /** Source of a call that finds the key in a table. */
        String in(String table);
    }
}
