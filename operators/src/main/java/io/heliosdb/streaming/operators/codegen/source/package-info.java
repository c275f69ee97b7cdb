/**
 * Java source as it grows: classes with their fields and methods, methods with their indented
 * lines, and names.
 *
 * <p>Knows nothing of plans. Control plane, one thread per class being written. Start reading at
 * {@link io.heliosdb.streaming.operators.codegen.source.JavaClass}.
 */
package io.heliosdb.streaming.operators.codegen.source;
