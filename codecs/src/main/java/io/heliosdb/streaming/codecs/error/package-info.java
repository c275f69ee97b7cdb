/**
 * Errors as users see them: a code, a category, what happened, the detail with its position, and a
 * hint.
 *
 * <p>Each module declares its codes once, in an enum that implements {@link ErrorCode}; the ranges
 * are listed there. Exceptions are for programming errors and a broken world; back pressure is a
 * return value. Start reading at {@link HeliosException}.
 */
package io.heliosdb.streaming.codecs.error;
