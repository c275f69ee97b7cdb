/** Loads the SQL planner, reads its compiled plan into the plan IR, caches plans. */
package io.heliosdb.streaming.sql;
