/**
 * The operator contract: what every pipeline must do whatever its plan. Rows one by one and all at
 * once, an output that refuses, a snapshot at every quiet point, nothing left at the end; and the
 * same bytes from interpreter and generated code. Start reading at {@link
 * io.heliosdb.streaming.operators.contract.OperatorContract}.
 */
package io.heliosdb.streaming.operators.contract;
