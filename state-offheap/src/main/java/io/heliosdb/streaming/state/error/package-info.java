/** The error codes of state, all in {@link io.heliosdb.streaming.state.error.StateError}. */
package io.heliosdb.streaming.state.error;
