package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.codegen.error.PlanRefusal;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bytes of code per method of a generated class. HotSpot does not compile a method of 8,000 bytes
 * or more (its huge-method limit), and large loops badly: loops stay below {@link #MAX_LOOP_BYTES},
 * everything below {@link #MAX_METHOD_BYTES}.
 *
 * @param byName bytes by method name and descriptor
 */
public record MethodSizes(Map<String, Integer> byName) {
    public static final int MAX_LOOP_BYTES = 2_000;
    public static final int MAX_METHOD_BYTES = 7_000;

    public MethodSizes {
        byName = Map.copyOf(byName);
    }

    /** Reads a class file. */
    static MethodSizes of(final byte[] classFile) {
        final Map<String, Integer> sizes = new TreeMap<>();
        for (final MethodModel method : ClassFile.of().parse(classFile).methods()) {
            final String name =
                    method.methodName().stringValue() + method.methodType().stringValue();
            method.findAttribute(Attributes.code())
                    .ifPresent(code -> sizes.put(name, code.codeLength()));
        }
        return new MethodSizes(sizes);
    }

    /** Whether every method keeps its limit. */
    boolean areSmall() {
        return byName.entrySet().stream().noneMatch(MethodSizes::isLarge);
    }

    /** {@code HSQL-0404} with the largest of the methods that are too large. */
    HeliosException tooLarge() {
        final Map.Entry<String, Integer> largest =
                byName.entrySet().stream()
                        .filter(MethodSizes::isLarge)
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow();
        return HeliosException.of(
                        PlanRefusal.TOO_LARGE, "a statement is too large to be compiled well")
                .detail(
                        "method "
                                + largest.getKey()
                                + " has "
                                + largest.getValue()
                                + " bytes of code, at most "
                                + limit(largest.getKey()))
                .hint("split its largest expression, for example with a subquery");
    }

    private static boolean isLarge(final Map.Entry<String, Integer> method) {
        return method.getValue() > limit(method.getKey());
    }

    private static int limit(final String name) {
        return isLoop(name) ? MAX_LOOP_BYTES : MAX_METHOD_BYTES;
    }

    private static boolean isLoop(final String name) {
        return name.startsWith("rows") && name.endsWith("RowCursor;)V");
    }
}
