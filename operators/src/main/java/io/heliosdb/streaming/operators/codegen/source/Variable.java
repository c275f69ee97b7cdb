package io.heliosdb.streaming.operators.codegen.source;

/**
 * A local variable or parameter of generated code.
 *
 * @param type its Java type
 */
public record Variable(String type, String name) {
    /** An address or another 64-bit number. */
    public static Variable ofLong(final String name) {
        return new Variable("long", name);
    }
}
