/**
 * What generated pipelines keep to make changes by key whole: the last row of each key, or all of
 * them. One thread; rows are blobs of the operator's table. Start reading at {@link
 * io.heliosdb.streaming.operators.codegen.keyed.CurrentRow}.
 */
package io.heliosdb.streaming.operators.codegen.keyed;
