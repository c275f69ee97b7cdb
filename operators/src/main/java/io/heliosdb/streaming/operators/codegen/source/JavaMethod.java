package io.heliosdb.streaming.operators.codegen.source;

import io.heliosdb.streaming.operators.codegen.expression.NameSource;

import java.util.ArrayList;
import java.util.List;

/** One method of a generated class: a header, which may still get parameters, and its body. */
public final class JavaMethod {
    private final String modifiers;
    private final String returnType;
    private final String name;
    private final String comment;
    private final List<Variable> parameters = new ArrayList<>();
    private final Code code;

    JavaMethod(
            final String modifiers,
            final String returnType,
            final String name,
            final String comment,
            final NameSource locals) {
        this.modifiers = modifiers;
        this.returnType = returnType;
        this.name = name;
        this.comment = comment;
        code = new Code(locals);
    }

    public String name() {
        return name;
    }

    public Code code() {
        return code;
    }

    /** Adds a parameter and gives it back, for use in the body. */
    public Variable parameter(final Variable variable) {
        parameters.add(variable);
        return variable;
    }

    /** Adds a parameter under a new name. */
    public Variable parameter(final String type, final String hint) {
        return parameter(new Variable(type, code.names().next(hint)));
    }

    void print(final StringBuilder out, final String indent) {
        out.append('\n');
        if (!comment.isEmpty()) {
            out.append(indent).append("/** ").append(Identifiers.comment(comment)).append(" */\n");
        }
        out.append(indent)
                .append(modifiers)
                .append(modifiers.isEmpty() ? "" : " ")
                .append(returnType)
                .append(' ')
                .append(name)
                .append('(');
        for (int i = 0; i < parameters.size(); i++) {
            final Variable parameter = parameters.get(i);
            out.append(i == 0 ? "" : ", ")
                    .append("final ")
                    .append(parameter.type())
                    .append(' ')
                    .append(parameter.name());
        }
        out.append(") {\n");
        code.lines().forEach(line -> out.append(indent).append("    ").append(line).append('\n'));
        out.append(indent).append("}\n");
    }
}
