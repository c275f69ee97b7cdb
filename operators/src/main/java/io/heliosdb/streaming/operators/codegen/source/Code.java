package io.heliosdb.streaming.operators.codegen.source;

import io.heliosdb.streaming.operators.codegen.expression.NameSource;

import java.util.ArrayList;
import java.util.List;

/** The body of one method: lines, indented by the blocks they are in. */
public final class Code {
    private static final String INDENT = "    ";

    private final List<String> lines = new ArrayList<>();
    private final NameSource names;
    private int depth;
    private int expressionCount;

    Code(final NameSource names) {
        this.names = names;
    }

    /**
     * Names for locals; unique within the class, so that a local can become a parameter of another
     * method under its name.
     */
    public NameSource names() {
        return names;
    }

    /** Code of another method, which is put there by somebody else; names are shared. */
    public Code elsewhere() {
        return new Code(names);
    }

    /** How many expressions the method computes so far, as counted by those who wrote them. */
    public int expressionCount() {
        return expressionCount;
    }

    public void addExpressions(final int count) {
        expressionCount += count;
    }

    public Code line(final String text) {
        lines.add(INDENT.repeat(depth) + text);
        return this;
    }

    public Code lines(final List<String> texts) {
        texts.forEach(this::line);
        return this;
    }

    public Code comment(final String sentence) {
        return line("// " + Identifiers.comment(sentence));
    }

    /** Starts a block: {@code open("if (isLate)")}. */
    public Code open(final String header) {
        line(header.isEmpty() ? "{" : header + " {");
        depth++;
        return this;
    }

    /** Ends the block opened last and starts its alternative. */
    public Code otherwise() {
        depth--;
        line("} else {");
        depth++;
        return this;
    }

    public Code close() {
        return close("");
    }

    /** Ends a block with text behind its brace, for example {@code " while (isMore);"}. */
    public Code close(final String behind) {
        depth--;
        return line("}" + behind);
    }

    /** Declares a local that keeps its value. */
    public Variable local(final String type, final String hint, final String initialiser) {
        final String name = names.next(hint);
        line("final " + type + " " + name + " = " + initialiser + ";");
        return new Variable(type, name);
    }

    /** Declares a local that later lines assign. */
    public Variable variable(final String type, final String hint, final String initialiser) {
        final String name = names.next(hint);
        line(type + " " + name + " = " + initialiser + ";");
        return new Variable(type, name);
    }

    /** The lines so far. */
    public List<String> lines() {
        return lines;
    }
}
