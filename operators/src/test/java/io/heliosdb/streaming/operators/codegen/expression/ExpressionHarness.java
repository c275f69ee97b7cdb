package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.functions.Literals;
import io.heliosdb.streaming.operators.functions.Scratch;
import io.heliosdb.streaming.operators.functions.WideDecimals;

import org.codehaus.janino.ClassBodyEvaluator;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Compiles expressions over one row and evaluates them on plain Java values: Boolean, Integer (also
 * for the narrower integers and DATE), Long, Float, Double, BigDecimal, String, null.
 */
final class ExpressionHarness implements AutoCloseable {
    private static final int TEXT_BYTES = 1 << 20;

    private final List<SqlType> columns;
    private final List<Expression> expressions;
    private final Ledger ledger = new Ledger(64 << 20);
    private final Arena texts = Arena.open(ledger, "texts", "test", TEXT_BYTES);
    private final Scratch scratch = Scratch.open(ledger, "test", 1 << 20);
    private final Literals literals;
    private final MethodHandle evaluate;
    private final StringBuilder methods = new StringBuilder();
    private final String source;
    private int methodCount;
    private long textTop;

    ExpressionHarness(final List<SqlType> columns, final List<Expression> expressions) {
        this.columns = columns;
        this.expressions = expressions;
        final LiteralPool pool = new LiteralPool();
        source = source(pool);
        literals = pool.open(ledger, "test");
        evaluate = compile();
    }

    static Object evaluate(
            final Expression expression, final List<SqlType> columns, final Object... row) {
        try (ExpressionHarness harness = new ExpressionHarness(columns, List.of(expression))) {
            return harness.row(row)[0];
        }
    }

    String source() {
        return source;
    }

    private String source(final LiteralPool pool) {
        final StringBuilder text =
                new StringBuilder(
                        """
                        public static Scratch scratch;
                        public static Literals literals;
                        public static void evaluate(Object[] in, Object[] out) {
                        """);
        for (int i = 0; i < columns.size(); i++) {
            final String type = JavaTypes.of(columns.get(i));
            final String box = box(type);
            text.append("final boolean n")
                    .append(i)
                    .append(" = in[")
                    .append(i)
                    .append("] == null;\n");
            text.append("final ")
                    .append(type)
                    .append(" f")
                    .append(i)
                    .append(" = n")
                    .append(i)
                    .append(" ? ");
            text.append(JavaTypes.nullLiteral(columns.get(i)))
                    .append(" : ((")
                    .append(box)
                    .append(") in[")
                    .append(i)
                    .append("])");
            text.append("." + type + "Value();\n");
        }
        final ExpressionCompiler compiler =
                new ExpressionCompiler(new Fields(columns), pool, new NameSource(), this::method);
        for (int i = 0; i < expressions.size(); i++) {
            final CompiledExpression compiled = compiler.compile(expressions.get(i));
            compiled.statements().forEach(line -> text.append(line).append('\n'));
            final String type = JavaTypes.of(expressions.get(i).type());
            final String boxed = "(Object) " + box(type) + ".valueOf";
            text.append("out[")
                    .append(i)
                    .append("] = ")
                    .append(compiled.nullValue())
                    .append(" ? null : ");
            text.append(boxed).append('(').append(compiled.value()).append(");\n");
        }
        return text.append("}\n").append(methods).toString();
    }

    private String method(
            final String returnType,
            final String hint,
            final List<MethodSink.Parameter> parameters,
            final List<String> body) {
        final String name = hint + methodCount++;
        final String list =
                parameters.stream()
                        .map(parameter -> parameter.type() + " " + parameter.name())
                        .collect(Collectors.joining(", "));
        methods.append("private static " + returnType + " " + name + "(" + list + ") {\n");
        body.forEach(line -> methods.append(line).append('\n'));
        methods.append("}\n");
        return name;
    }

    int methodCount() {
        return methodCount;
    }

    private record Fields(List<SqlType> columns) implements FieldAccess {
        @Override
        public String value(final int column) {
            return "f" + column;
        }

        @Override
        public String isNull(final int column) {
            return columns.get(column).nullable() ? "n" + column : "false";
        }
    }

    private static String box(final String type) {
        return switch (type) {
            case "int" -> "Integer";
            default -> Character.toUpperCase(type.charAt(0)) + type.substring(1);
        };
    }

    private MethodHandle compile() {
        try {
            final ClassBodyEvaluator evaluator = new ClassBodyEvaluator();
            evaluator.setParentClassLoader(getClass().getClassLoader());
            evaluator.setDefaultImports("io.heliosdb.streaming.operators.functions.*");
            evaluator.cook(source);
            final Class<?> generated = evaluator.getClazz();
            generated.getField("scratch").set(null, scratch);
            generated.getField("literals").set(null, literals);
            return MethodHandles.publicLookup()
                    .findStatic(
                            generated,
                            "evaluate",
                            MethodType.methodType(void.class, Object[].class, Object[].class));
        } catch (final Exception e) {
            throw new AssertionError(source, e);
        }
    }

    /** Values of the expressions for one row. */
    Object[] row(final Object... values) {
        scratch.reset();
        textTop = texts.address();
        final Object[] in = new Object[columns.size()];
        for (int i = 0; i < in.length; i++) {
            in[i] = values[i] == null ? null : encode(values[i], columns.get(i));
        }
        final Object[] out = new Object[expressions.size()];
        try {
            evaluate.invokeExact(in, out);
        } catch (final RuntimeException | Error e) {
            throw e;
        } catch (final Throwable e) {
            throw new AssertionError(e);
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = out[i] == null ? null : decode(out[i], expressions.get(i).type());
        }
        return out;
    }

    private Object encode(final Object value, final SqlType type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR -> text((String) value);
            case DECIMAL ->
                    type.isLongDecimal()
                            ? ((BigDecimal) value)
                                    .setScale(type.scale())
                                    .unscaledValue()
                                    .longValueExact()
                            : wide(((BigDecimal) value).setScale(type.scale()).unscaledValue());
            default ->
                    JavaTypes.of(type).equals(JavaTypes.LONG)
                            ? Long.valueOf(((Number) value).longValue())
                            : value;
        };
    }

    private Long wide(final BigInteger unscaled) {
        final long address = textTop;
        Memory.putLong(address, unscaled.longValue());
        Memory.putLong(address + Long.BYTES, unscaled.shiftRight(Long.SIZE).longValue());
        textTop += WideDecimals.BYTES;
        return address;
    }

    private Long text(final String value) {
        final byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        final long address = textTop;
        Memory.putInt(address, bytes.length);
        Memory.copyFromArray(bytes, 0, address + 4, bytes.length);
        textTop += 4 + bytes.length;
        return address;
    }

    private static Object decode(final Object value, final SqlType type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR -> string((Long) value);
            case DECIMAL ->
                    type.isLongDecimal()
                            ? BigDecimal.valueOf((Long) value, type.scale())
                            : WideDecimals.toBig((Long) value, type.scale());
            default -> value;
        };
    }

    private static String string(final long address) {
        final byte[] bytes = new byte[Memory.getInt(address)];
        Memory.copyToArray(address + 4, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        literals.close();
        scratch.close();
        texts.close();
        ledger.close();
    }
}
