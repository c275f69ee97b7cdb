/**
 * The half of the planner bridge that lives inside the planner's own class loader, next to Apache
 * Flink's table planner and nowhere else.
 *
 * <p>{@link PlannerBridge} is the only class the engine knows, by name; what crosses the boundary
 * are strings, numbers, lists and maps of {@code java.*}. A bridge is one SQL session: a catalog of
 * tables and views, kept in memory, over connectors that the engine describes as data. It plans;
 * nothing of Flink's runtime is ever started.
 *
 * <p>Threading: one thread, the planning thread, for as long as the bridge lives; the thread must
 * end before the class loader can go. Start reading at {@link PlannerBridge}.
 */
package io.heliosdb.streaming.sql.bridge;
