/**
 * Flink's table planner as a guest: loaded from a folder of its own when a plan is needed, thrown
 * out when it has been idle.
 *
 * <p>{@link Planner} owns at most one planning thread. The thread makes the class loader (parent:
 * the platform's, so that nothing of the engine is seen), instantiates one bridge per session by
 * name, answers requests one after another, and ends; with it go its thread locals, and with those
 * the last references into the class loader. What crosses are values of the JDK's own types. A
 * bridge that is gone is built again from its session's {@link PlannerLog}. Start reading at {@link
 * Planner}.
 */
package io.heliosdb.streaming.sql.loader;
