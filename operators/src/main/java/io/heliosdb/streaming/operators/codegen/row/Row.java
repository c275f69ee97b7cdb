package io.heliosdb.streaming.operators.codegen.row;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.DistantFields;
import io.heliosdb.streaming.operators.codegen.expression.FieldAccess;
import io.heliosdb.streaming.operators.codegen.expression.JavaTypes;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Identifiers;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A row at one place of generated code: its kind, its columns, and where their values are. Asking
 * for a value writes the code that loads it, once per block; a block inside another sees what the
 * outer one has loaded ({@link #inner}).
 */
public final class Row implements FieldAccess {
    /** The kind of a row that only adds. */
    public static final String INSERT = "(byte) 0";

    private final Code code;
    private final String kind;
    private final List<Column> columns;
    private final List<Value> values;
    private final Map<Value, String> loadedValues;
    private final Map<Value, String> loadedTests;
    private final Map<String, String> presenceWords;

    private Row(
            final Code code,
            final String kind,
            final List<Column> columns,
            final List<Value> values,
            final Map<Value, String> loadedValues,
            final Map<Value, String> loadedTests,
            final Map<String, String> presenceWords) {
        this.code = code;
        this.kind = kind;
        this.columns = List.copyOf(columns);
        this.values = List.copyOf(values);
        this.loadedValues = new HashMap<>(loadedValues);
        this.loadedTests = new HashMap<>(loadedTests);
        this.presenceWords = new HashMap<>(presenceWords);
        if (columns.size() != values.size()) {
            throw new IllegalArgumentException(
                    columns + " does not go with " + values.size() + " values");
        }
    }

    /**
     * A row of given values.
     *
     * @param kind source of the row kind's code, {@link #INSERT} where it is always that
     */
    public static Row of(
            final Code code,
            final String kind,
            final List<Column> columns,
            final List<Value> values) {
        return new Row(code, kind, columns, values, Map.of(), Map.of(), Map.of());
    }

    /** An encoded row that adds. */
    public static Row encoded(final Code code, final Variable address, final RowLayout layout) {
        final List<Value> values = new ArrayList<>();
        for (int i = 0; i < layout.columnCount(); i++) {
            values.add(new Value.Encoded(address, layout, i, false));
        }
        return of(code, INSERT, layout.columns(), values);
    }

    /**
     * The row for a block inside this one, or for a second use: what it loads is not seen outside.
     */
    public Row inner() {
        return new Row(code, kind, columns, values, loadedValues, loadedTests, presenceWords);
    }

    /**
     * A row of the same kind whose values derive from this one's; it knows what this one has
     * loaded.
     */
    public Row with(final List<Column> newColumns, final List<Value> newValues) {
        return new Row(code, kind, newColumns, newValues, loadedValues, loadedTests, presenceWords);
    }

    /** The same row in another method, which has the variables it uses as parameters. */
    public Row in(final Code other) {
        return new Row(other, kind, columns, values, Map.of(), Map.of(), Map.of());
    }

    /** The same row where some columns are known not to be NULL; it loads everything anew. */
    public Row withPresent(final Collection<Integer> present) {
        final List<Value> known = new ArrayList<>(values);
        present.forEach(column -> known.set(column, values.get(column).present()));
        return new Row(code, kind, columns, known, Map.of(), Map.of(), Map.of());
    }

    /** The same row with the addresses of its texts, and what else needs a heap, in locals. */
    public Row withTextsLoaded() {
        final List<Value> loaded = new ArrayList<>(values);
        for (int i = 0; i < loaded.size(); i++) {
            if (type(i).isVariable() || needsHeap(loaded.get(i))) {
                loaded.set(i, load(i));
            }
        }
        return with(columns, loaded);
    }

    private static boolean needsHeap(final Value value) {
        return value instanceof Value.Derived
                && value.variables().stream().anyMatch(each -> each.type().equals("BlobHeap"));
    }

    /** Some of the columns, renumbered from 0. */
    public Row columns(final int from, final int end) {
        return with(columns.subList(from, end), values.subList(from, end));
    }

    /** The same row as one of a known kind. */
    public Row as(final String newKind) {
        return new Row(code, newKind, columns, values, loadedValues, loadedTests, presenceWords);
    }

    public Code code() {
        return code;
    }

    public String kind() {
        return kind;
    }

    public boolean isInsertOnly() {
        return kind.equals(INSERT);
    }

    public List<Column> columns() {
        return columns;
    }

    public SqlType type(final int column) {
        return columns.get(column).type();
    }

    public Value at(final int column) {
        return values.get(column);
    }

    public List<Value> values() {
        return values;
    }

    /** All variables the row needs, the kind's first. */
    public Set<Variable> variables() {
        final Set<Variable> variables = new LinkedHashSet<>();
        if (Character.isJavaIdentifierStart(kind.charAt(0))) {
            variables.add(new Variable("byte", kind));
        }
        values.forEach(value -> variables.addAll(value.variables()));
        return variables;
    }

    /** Brings a column's value into a local, unless it is in one. */
    @Override
    public String value(final int column) {
        final Value value = values.get(column);
        if (value instanceof Value.Local local) {
            return local.value();
        }
        final String known = loadedValues.get(value);
        if (known != null) {
            return known;
        }
        final String name =
                code.local(JavaTypes.of(value.type()), hint(column), source(value)).name();
        loadedValues.put(value, name);
        return name;
    }

    /** Brings a test whether a column is NULL into a local, unless it is in one or known. */
    @Override
    public String isNull(final int column) {
        final Value value = values.get(column);
        if (value instanceof Value.Local local) {
            return local.isNull();
        }
        final String known = loadedTests.get(value);
        if (known != null) {
            return known;
        }
        final String source = nullSource(value);
        final String name =
                source.equals(Value.NEVER)
                        ? source
                        : code.local("boolean", hint(column) + "IsNull", source).name();
        loadedTests.put(value, name);
        return name;
    }

    @Override
    public Optional<DistantFields> distant() {
        return Optional.of(new DistantRow(in(code.elsewhere())));
    }

    /** Brings a column's value and its NULL test into locals. */
    public Value.Local load(final int column) {
        if (values.get(column) instanceof Value.Local local) {
            return local;
        }
        final SqlType type = type(column);
        final String isNull = isNull(column);
        final String value = value(column);
        final List<Variable> variables = new ArrayList<>();
        variables.add(new Variable(JavaTypes.of(type), value));
        if (!isNull.equals(Value.NEVER)) {
            variables.add(new Variable("boolean", isNull));
        }
        return new Value.Local(value, isNull, type, variables);
    }

    private String hint(final int column) {
        return Identifiers.of(columns.get(column).name());
    }

    private static String source(final Value value) {
        return switch (value) {
            case Value.Encoded field -> {
                final String address = field.address();
                yield field.type().isVariable()
                        ? field.row().name() + " + Memory.getInt(" + address + ")"
                        : MemoryAccess.read(field.type(), address);
            }
            case Value.Stored stored -> MemoryAccess.read(stored.type(), stored.address());
            case Value.Derived derived -> derived.source();
            case Value.Local local -> local.value();
        };
    }

    private String nullSource(final Value value) {
        return switch (value) {
            case Value.Encoded field -> field.canBeNull() ? nullTest(field) : Value.NEVER;
            case Value.Stored stored -> stored.isNull();
            case Value.Derived derived -> derived.isNull();
            case Value.Local local -> local.isNull();
        };
    }

    /**
     * Source of a test whether an encoded column is NULL; loads its presence word once per block.
     */
    private String nullTest(final Value.Encoded field) {
        return "("
                + presenceWord(field)
                + " & "
                + field.layout().presenceMask(field.column())
                + "L) == 0";
    }

    /** The local that holds an encoded column's presence word. */
    public String presenceWord(final Value.Encoded field) {
        final String address =
                MemoryAccess.plus(
                        field.row().name(), field.layout().presenceOffset(field.column()));
        return presenceWords.computeIfAbsent(
                address,
                word -> code.local("long", "presence", "Memory.getLong(" + word + ")").name());
    }
}
