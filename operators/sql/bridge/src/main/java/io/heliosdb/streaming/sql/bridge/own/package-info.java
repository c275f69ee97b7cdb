/**
 * Functions of the engine's own interfaces as the planner sees them: types and nothing that runs.
 * Start reading at {@link OwnFunctions}.
 */
package io.heliosdb.streaming.sql.bridge.own;
