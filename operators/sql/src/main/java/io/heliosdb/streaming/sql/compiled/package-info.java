/**
 * Reads the planner's compiled plan, a JSON document of nodes and edges, into the plan IR.
 *
 * <p>Strict: a node type, function, type or property that this package does not know is an error
 * with a code, its name, and its place in the script as far as the script names it. Each node type
 * has a {@link NodeReader} of its own, listed in {@link NodeReaders}; functions are listed in
 * {@link FunctionNames}, types in {@link TypeReader}. {@link PlanReader} puts them together.
 *
 * <p>Pure functions over values, any thread. Start reading at {@link PlanReader}.
 */
package io.heliosdb.streaming.sql.compiled;
