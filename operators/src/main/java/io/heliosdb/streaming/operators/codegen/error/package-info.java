/**
 * What code generation refuses, with the codes users see. Start reading at {@link
 * io.heliosdb.streaming.operators.codegen.error.PlanRefusal}.
 */
package io.heliosdb.streaming.operators.codegen.error;
