package io.heliosdb.streaming.operators.codegen.source;

import io.heliosdb.streaming.operators.codegen.expression.NameSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A generated class while it is written: fields, one constructor, methods in the order they were
 * asked for.
 *
 * <p>Methods are package-private where one would expect private: Janino turns private instance
 * methods into static ones that name the class in their descriptors, which a hidden class cannot be
 * named by.
 */
public final class JavaClass {
    private static final String INDENT = "    ";

    private final String packageName;
    private final List<String> imports;
    private final String header;
    private final String comment;
    private final int cut;
    private final List<String> fields = new ArrayList<>();
    private final List<JavaMethod> methods = new ArrayList<>();
    private final JavaMethod constructor;
    private final NameSource members = new NameSource();
    private final NameSource locals = new NameSource();

    /**
     * Starts a class.
     *
     * @param header for example {@code final class Pipeline extends GeneratedPipeline}
     * @param cut into how many parts a method is cut that is usually left whole
     */
    public JavaClass(
            final String packageName,
            final List<String> imports,
            final String name,
            final String header,
            final String comment,
            final int cut) {
        this.packageName = packageName;
        this.imports = List.copyOf(imports);
        this.header = header;
        this.comment = comment;
        this.cut = cut;
        constructor = new JavaMethod("public", "", name, "", locals);
    }

    /** How many of something a method may hold where it usually holds {@code most}. */
    public int atMost(final int most) {
        return Math.max(1, most / cut);
    }

    /** Names unique among the class's fields and methods. */
    public NameSource names() {
        return members;
    }

    public JavaMethod constructor() {
        return constructor;
    }

    /** Declares a field that the constructor sets once. */
    public void constant(final String type, final String name, final String initialiser) {
        fields.add("private final " + type + " " + name + ";");
        constructor.code().line(name + " = " + initialiser + ";");
    }

    /** Declares a field that methods change. */
    public void field(final String type, final String name, final String initialiser) {
        fields.add(
                "private "
                        + type
                        + " "
                        + name
                        + (initialiser.isEmpty() ? "" : " = " + initialiser)
                        + ";");
    }

    /** A method under a unique name. */
    public JavaMethod method(final String returnType, final String hint, final String comment) {
        return add(new JavaMethod("final", returnType, members.next(hint), comment, locals));
    }

    /** A method without parameters under a name that the caller knows to be unique. */
    public JavaMethod named(final String returnType, final String name, final String comment) {
        return add(new JavaMethod("final", returnType, name, comment, locals));
    }

    /** A method that overrides one of the superclass. */
    public JavaMethod override(
            final String returnType, final String name, final Variable... parameters) {
        final JavaMethod method = add(new JavaMethod("protected", returnType, name, "", locals));
        List.of(parameters).forEach(method::parameter);
        return method;
    }

    /** A public method without parameters that overrides one of the superclass. */
    public JavaMethod publicOverride(final String returnType, final String name) {
        return add(new JavaMethod("public", returnType, name, "", locals));
    }

    private JavaMethod add(final JavaMethod method) {
        methods.add(method);
        return method;
    }

    /** The whole source. */
    public String print() {
        final StringBuilder out = new StringBuilder();
        out.append("package ").append(packageName).append(";\n\n");
        imports.forEach(name -> out.append("import ").append(name).append(";\n"));
        out.append("\n/**\n");
        comment.lines()
                .forEach(line -> out.append(" * ").append(Identifiers.comment(line)).append('\n'));
        out.append(" */\n").append(header).append(" {\n");
        out.append(
                fields.stream().map(field -> INDENT + field + "\n").collect(Collectors.joining()));
        constructor.print(out, INDENT);
        methods.forEach(method -> method.print(out, INDENT));
        return out.append("}\n").toString();
    }
}
