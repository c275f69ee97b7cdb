/**
 * Windows as slices: a table for each end of a slice, created by the first row in it and released
 * as a whole.
 *
 * <p>TUMBLE, HOP and CUMULATE share slices; which slices make a window is the window operator's
 * knowledge. Start reading at {@link io.heliosdb.streaming.state.slice.SliceStore}.
 */
package io.heliosdb.streaming.state.slice;
