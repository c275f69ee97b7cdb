package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.List;

/**
 * The building blocks of code about nested values: the shape of a type, reading a part by its
 * address, building a value of terms, and going through the elements of an array.
 */
public final class NestedTerms {
    private NestedTerms() {}

    /** Source of the shape of a nested type. */
    static String shape(final SqlType type, final Emitter out) {
        return shape(type, out.literals());
    }

    /** Source of the shape of a nested type, which is a literal. */
    public static String shape(final SqlType type, final LiteralPool literals) {
        return literals.shape(type);
    }

    /**
     * A part by its address.
     *
     * @param source of its address, 0 if it is NULL; evaluated only if no operand is NULL
     */
    static Term part(
            final SqlType type, final String source, final List<Term> operands, final Emitter out) {
        final String anyNull = out.anyNull(operands);
        if (anyNull.equals(Term.ALWAYS)) {
            return LiteralTerms.nullOf(type);
        }
        out.fails();
        final String text = anyNull.equals(Term.NEVER) ? source : anyNull + " ? 0L : " + source;
        final String at = out.local(JavaTypes.LONG, "part", text);
        return at(type, at, out);
    }

    /** A field of a row that is not NULL. */
    static Term field(final String row, final SqlType rowType, final int index, final Emitter out) {
        return part(
                rowType.parts().get(index).withNullable(true),
                "Nested.at(" + shape(rowType, out) + ", " + row + ", " + index + ")",
                List.of(),
                out);
    }

    /** A part whose address is in a local. */
    static Term at(final SqlType type, final String at, final Emitter out) {
        final String isNull = "(" + at + " == 0L)";
        if (isAddress(type)) {
            return new Term(at, isNull, type);
        }
        return new Term(out.local(type, "value", read(type, at)), isNull, type);
    }

    /** Source of a part of a fixed type by its address; something if that is 0. */
    public static String read(final SqlType type, final String at) {
        return "Slots." + slotKind(type) + "At(" + at + ")";
    }

    /** Whether a value is the address that a part has. */
    public static boolean isAddress(final SqlType type) {
        return type.isVariable() || MemoryAccess.isByAddress(type);
    }

    private static String slotKind(final SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "boolean";
            case TINYINT -> "byte";
            case SMALLINT -> "short";
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH -> "int";
            case FLOAT -> "float";
            case DOUBLE -> "double";
            default -> "long";
        };
    }

    /** A statement that writes a fixed value. */
    static String write(final SqlType type, final String slot, final String value) {
        if (MemoryAccess.isByAddress(type)) {
            return MemoryAccess.write(type, slot, value);
        }
        final String kind = slotKind(type);
        final String name = Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
        return "Slots.put" + name + "(" + slot + ", " + value + ");";
    }

    /**
     * Writes the statements that build an array or row.
     *
     * @param parts of the types of the value's parts; those of an array are of its element's
     */
    static Term build(final SqlType type, final List<Term> parts, final Emitter out) {
        out.fails();
        final Shape shape = Shape.of(type);
        final String shapeText = shape(type, out);
        final StringBuilder bytes = new StringBuilder("0L");
        for (int i = 0; i < parts.size(); i++) {
            if (shape.part(i).isVariable()) {
                bytes.append(" + Nested.bytes(").append(TextCalls.orNull(parts.get(i))).append(')');
            }
        }
        final String value =
                out.local(
                        JavaTypes.LONG,
                        "nested",
                        "Nested.open(scratch, "
                                + shapeText
                                + ", "
                                + parts.size()
                                + ", "
                                + bytes
                                + ")");
        for (int i = 0; i < parts.size(); i++) {
            final Term part = parts.get(i);
            final String place = shapeText + ", " + value + ", " + i;
            if (shape.part(i).isVariable()) {
                out.line("Nested.put(scratch, " + place + ", " + TextCalls.orNull(part) + ");");
            } else if (!part.isAlwaysNull()) {
                final String write = write(part.type(), "Nested.slot(" + place + ")", part.value());
                out.line(
                        part.isNeverNull()
                                ? write
                                : "if (!" + part.isNull() + ") { " + write + " }");
            }
        }
        out.line("Nested.close(scratch, " + shapeText + ", " + value + ");");
        return Term.notNull(value, type);
    }

    /**
     * Writes a loop over the elements of an array that computes a value of each.
     *
     * @param array a local, not NULL where the loop is
     * @param count a local with the number of elements
     * @param mapping writes the statements for an element into the block it is given
     * @return a local with the list of the values' addresses
     */
    static String map(
            final SqlType arrayType,
            final String array,
            final String count,
            final SqlType resultType,
            final Mapping mapping,
            final Emitter out) {
        final String list =
                out.local(JavaTypes.LONG, "list", "Nested.list(scratch, " + count + ")");
        final boolean isFixed = !resultType.isVariable();
        final int width = resultType.fixedWidthBytes();
        final String cells =
                isFixed
                        ? out.local(
                                JavaTypes.LONG,
                                "cells",
                                "Nested.cells(scratch, " + count + ", " + width + ")")
                        : null;
        final String index = out.name("index");
        out.line("for (int " + index + " = 0; " + index + " < " + count + "; " + index + "++) {");
        final Emitter body = out.block();
        final String at =
                body.local(
                        JavaTypes.LONG,
                        "part",
                        "Nested.at(" + shape(arrayType, out) + ", " + array + ", " + index + ")");
        final Term result =
                mapping.of(at(arrayType.parts().getFirst().withNullable(true), at, body), body);
        if (isFixed) {
            final String cell =
                    body.local(JavaTypes.LONG, "cell", cells + " + " + index + " * " + width + "L");
            final String write = write(resultType, cell, result.value());
            body.line("if (!" + result.isNull() + ") { " + write + " }");
            note(body, list, index, "(" + result.isNull() + " ? 0L : " + cell + ")");
        } else {
            note(body, list, index, TextCalls.orNull(result));
        }
        out.append(body);
        out.line("}");
        return list;
    }

    private static void note(
            final Emitter out, final String list, final String index, final String part) {
        out.line("Nested.note(" + list + ", " + index + ", " + part + ");");
    }

    /** What a loop does with an element. */
    @FunctionalInterface
    interface Mapping {
        Term of(Term element, Emitter out);
    }

    /**
     * Writes the statements that compute a variable value of one that may be NULL, in a block that
     * is skipped then.
     *
     * @param computation writes the statements for a value that is not NULL; gives the source of
     *     the result
     */
    static Term ifPresent(
            final Term term, final SqlType type, final Emitter out, final Computation computation) {
        out.fails();
        if (term.isNeverNull()) {
            return Term.notNull(out.local(JavaTypes.LONG, "nested", computation.source(out)), type);
        }
        final String result = out.variable(JavaTypes.LONG, "nested", "0L");
        out.line("if (!" + term.isNull() + ") {");
        final Emitter body = out.block();
        body.line(result + " = " + computation.source(body) + ";");
        out.append(body);
        out.line("}");
        return new Term(result, term.isNull(), type);
    }

    /** Statements, and the source of their result. */
    @FunctionalInterface
    interface Computation {
        String source(Emitter out);
    }
}
