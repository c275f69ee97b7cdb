/**
 * Deadlines in the order in which they fire.
 *
 * <p>Start reading at {@link io.heliosdb.streaming.state.timer.TimerQueue}.
 */
package io.heliosdb.streaming.state.timer;
