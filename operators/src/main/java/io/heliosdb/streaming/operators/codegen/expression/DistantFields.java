package io.heliosdb.streaming.operators.codegen.expression;

import java.util.List;

/**
 * The columns of a row for code in another method, which reads them in place: it takes the few
 * variables that the row is read through instead of every column's value.
 */
public interface DistantFields extends FieldAccess {
    /** Those variables, under the names they have wherever the row is known. */
    List<MethodSink.Parameter> parameters();

    /** Names for further locals of the method. */
    NameSource names();

    /** The lines that load what has been asked for; they come before what uses it. */
    List<String> loads();
}
