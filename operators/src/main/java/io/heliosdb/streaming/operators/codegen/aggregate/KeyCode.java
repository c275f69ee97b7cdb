package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Identifiers;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The grouping columns in an entry, and the code that hashes, compares and stores them. NULLs are
 * equal to each other; FLOAT and DOUBLE are equal when their bits are, all NaNs being one, so 0.0
 * and -0.0 are two keys.
 */
public final class KeyCode {
    private final List<Integer> inputColumns;
    private final List<KeyPart> parts = new ArrayList<>();

    /**
     * Asks for the fields that the key needs.
     *
     * @param inputColumns the grouping columns
     * @param canBeNull whether an input column can be NULL
     */
    public KeyCode(
            final List<Integer> inputColumns,
            final List<Column> input,
            final EntryLayout layout,
            final IntPredicate canBeNull) {
        this.inputColumns = List.copyOf(inputColumns);
        for (final int column : inputColumns) {
            final Column key = input.get(column);
            final EntryLayout.Flag isPresent = canBeNull.test(column) ? layout.flag() : null;
            final EntryLayout.Field field = layout.field(KeyPart.width(key.type()));
            parts.add(new KeyPart(Identifiers.of(key.name()), key.type(), field, isPresent));
        }
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Whether the key has texts, so that its code uses a local {@code blobs}. */
    public boolean hasTexts() {
        return parts.stream().anyMatch(part -> part.type().isVariable());
    }

    /** Writes the locals that stand for a row's key. */
    public Key of(final Row row) {
        final List<KeyPart.Bound> bound = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            bound.add(parts.get(i).bind(row.code(), row.load(inputColumns.get(i))));
        }
        return new Key(row.code(), bound);
    }

    /** Writes some of a row's columns into a new entry, where no key is needed. */
    public void store(final Row row, final String entry, final int from, final int to) {
        for (int i = from; i < to; i++) {
            parts.get(i).bind(row.code(), row.load(inputColumns.get(i))).store(row.code(), entry);
        }
    }

    /** Writes the locals that stand for the key whose columns are those of a row, in order. */
    public Key inOrder(final Row row) {
        final List<KeyPart.Bound> bound = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            bound.add(parts.get(i).bind(row.code(), row.load(i)));
        }
        return new Key(row.code(), bound);
    }

    /** Writes the locals that stand for the key of an entry. */
    public Key of(final Code code, final String entry) {
        return inOrder(Row.of(code, Row.INSERT, columns(), values(entry)));
    }

    private List<Column> columns() {
        return parts.stream().map(part -> new Column(part.name(), part.type())).toList();
    }

    /** The key columns of an entry. */
    public List<Value> values(final String entry) {
        return parts.stream().map(part -> part.stored(entry)).toList();
    }

    /**
     * Writes the code that gives back what a key keeps outside its entry; uses a local {@code
     * blobs}.
     */
    public void release(final Code code, final String entry) {
        for (final KeyPart part : parts) {
            if (part.type().isVariable()) {
                code.line("TextSlots.release(" + part.field().address(entry) + ", blobs);");
            }
        }
    }

    /** A key in locals. */
    public static final class Key {
        private final List<KeyPart.Bound> parts;
        private final Variable hash;

        private Key(final Code code, final List<KeyPart.Bound> parts) {
            this.parts = parts;
            if (parts.isEmpty()) {
                hash = new Variable("long", "0L");
                return;
            }
            String source = "";
            for (final KeyPart.Bound part : parts) {
                source =
                        source.isEmpty()
                                ? "KeyHash.mix(" + part.hashSource() + ")"
                                : "KeyHash.combine(" + source + ", " + part.hashSource() + ")";
            }
            hash = code.local("long", "hash", source);
        }

        public String hash() {
            return hash.name();
        }

        /** Source of a test whether an entry has this key. */
        public String matches(final String entry) {
            if (parts.isEmpty()) {
                return "true";
            }
            return String.join(" && ", parts.stream().map(part -> part.matches(entry)).toList());
        }

        /** Writes the key into a new entry. */
        public void store(final Code code, final String entry) {
            parts.forEach(part -> part.store(code, entry));
        }

        /** What a method needs as parameters to use the key. */
        public List<Variable> variables() {
            final List<Variable> variables = new ArrayList<>();
            if (!parts.isEmpty()) {
                variables.add(hash);
            }
            parts.forEach(part -> variables.addAll(part.variables()));
            return variables.stream().distinct().toList();
        }
    }
}
