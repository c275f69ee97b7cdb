/** What becomes of state when a plan is changed, and snapshots of earlier formats. */
package io.heliosdb.streaming.operators.change;
