/** Tables, slices, timers and snapshots in off-heap memory. */
package io.heliosdb.streaming.state;
