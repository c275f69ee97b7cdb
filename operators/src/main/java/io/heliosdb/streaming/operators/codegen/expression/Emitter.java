package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The statements of one block of generated code, and what is known in it: a value computed in a
 * block is known there and in the blocks inside it. A block that may be skipped (a branch of CASE,
 * the right side of AND) is an emitter of its own.
 */
final class Emitter {
    private static final int LONGEST_INLINE = 72;

    private final Emitter outer;
    private final CodeContext context;
    private final List<String> lines = new ArrayList<>();
    private final Map<Expression, Term> known = new HashMap<>();
    private final Map<String, String> locals = new HashMap<>();
    private boolean canFail;

    Emitter(final CodeContext context) {
        this(null, context);
    }

    private Emitter(final Emitter outer, final CodeContext context) {
        this.outer = outer;
        this.context = context;
    }

    /** The value of an expression, computed now unless this or an outer block knows it. */
    Term term(final Expression expression) {
        for (Emitter block = this; block != null; block = block.outer) {
            final Term found = block.known.get(expression);
            if (found != null) {
                return found;
            }
        }
        final Term term = context.generate(expression, this);
        known.put(expression, term);
        return term;
    }

    /** Whether the expression gets a method of its own. */
    boolean isPart(final Expression expression) {
        return context.outliner().isPart(expression);
    }

    List<Term> terms(final List<Expression> expressions) {
        final List<Term> terms = new ArrayList<>();
        for (final Expression expression : expressions) {
            terms.add(term(expression));
        }
        return terms;
    }

    /** A block inside this one, whose lines {@link #append} takes over. */
    Emitter block() {
        return new Emitter(this, context);
    }

    void line(final String line) {
        lines.add(line);
    }

    /** Takes over an inner block's lines, indented. */
    void append(final Emitter inner) {
        for (final String line : inner.lines) {
            lines.add("    " + line);
        }
        canFail |= inner.canFail;
    }

    /**
     * Takes over an inner block's lines and what is known in it, as if they had been written here.
     */
    void merge(final Emitter inner) {
        lines.addAll(inner.lines);
        known.putAll(inner.known);
        locals.putAll(inner.locals);
        canFail |= inner.canFail;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Says that the statements written so far can throw. */
    void fails() {
        canFail = true;
    }

    boolean canFail() {
        return canFail;
    }

    List<String> takeLines() {
        final List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    String name(final String hint) {
        return context.names().next(hint);
    }

    LiteralPool literals() {
        return context.literals();
    }

    /** Declares a local that keeps its value. */
    String local(final String javaType, final String hint, final String initialiser) {
        final String name = name(hint);
        line("final " + javaType + " " + name + " = " + strip(initialiser) + ";");
        return name;
    }

    /** A local of a text's value, declared now unless this or an outer block has one. */
    String once(final String javaType, final String hint, final String initialiser) {
        for (Emitter block = this; block != null; block = block.outer) {
            final String found = block.locals.get(initialiser);
            if (found != null) {
                return found;
            }
        }
        final String name = local(javaType, hint, initialiser);
        locals.put(initialiser, name);
        return name;
    }

    String local(final SqlType type, final String hint, final String initialiser) {
        return local(JavaTypes.of(type), hint, initialiser);
    }

    /** Declares a local that later statements assign. */
    String variable(final String javaType, final String hint, final String initialiser) {
        final String name = name(hint);
        line(javaType + " " + name + " = " + initialiser + ";");
        return name;
    }

    /** The text itself if it is short, else a local that holds it. */
    String settle(final String hint, final String booleanText) {
        return booleanText.length() <= LONGEST_INLINE
                ? booleanText
                : local(JavaTypes.BOOLEAN, hint, booleanText);
    }

    /** Whether any of the terms is NULL. */
    String anyNull(final Collection<Term> terms) {
        final Set<String> texts = new LinkedHashSet<>();
        for (final Term term : terms) {
            if (term.isAlwaysNull()) {
                return Term.ALWAYS;
            }
            if (!term.isNeverNull()) {
                texts.add(term.isNull());
            }
        }
        return texts.isEmpty() ? Term.NEVER : settle("isNull", any(texts));
    }

    private static String any(final Set<String> texts) {
        return texts.size() == 1 ? texts.iterator().next() : "(" + String.join(" | ", texts) + ")";
    }

    /** A statement does not need the parentheses that a term carries. */
    private static String strip(final String text) {
        if (!text.startsWith("(")) {
            return text;
        }
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i == text.length() - 1 ? text.substring(1, i) : text;
            }
        }
        return text;
    }
}
