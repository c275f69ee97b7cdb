/** The half of the planner bridge that lives in the class loader of the SQL planner. */
package io.heliosdb.streaming.sql.bridge;
