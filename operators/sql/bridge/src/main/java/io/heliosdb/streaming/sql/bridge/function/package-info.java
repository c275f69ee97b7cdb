/**
 * Functions written for Flink, at run time: a part of the bridge that a job's own class loader
 * loads, beside Flink's classes and above the user's.
 *
 * <p>{@link FunctionHost} opens a function and answers with functions of {@code java.util}; values
 * cross in the forms of {@link PlainValues}. Types and methods are chosen by Flink's own type
 * inference. Threading: what a host has opened belongs to one thread. Start reading at {@link
 * FunctionHost}.
 */
package io.heliosdb.streaming.sql.bridge.function;
