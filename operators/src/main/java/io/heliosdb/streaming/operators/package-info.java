/** Plan IR, interpreter, code generation, operators and the runtime of a job. */
package io.heliosdb.streaming.operators;
