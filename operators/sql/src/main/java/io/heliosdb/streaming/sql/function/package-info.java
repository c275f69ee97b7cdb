/**
 * Functions of users: what CREATE FUNCTION says, and their code while a job runs.
 *
 * <p>A {@link DeclaredFunction} has a class, jars and the digest of their bytes. {@link
 * FunctionCode} loads them in a class loader of their own, which sees Flink's classes in the
 * planner's folder and the interfaces of {@link io.heliosdb.streaming.operators.custom}, and
 * nothing else of the engine; it goes with the job. {@link UserFunctions} finds the functions that
 * a plan names.
 *
 * <p>Control plane but for the adapters, which belong to a job's thread. Start reading at {@link
 * FunctionCode}.
 */
package io.heliosdb.streaming.sql.function;
