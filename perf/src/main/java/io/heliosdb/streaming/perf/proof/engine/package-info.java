/**
 * The real process under test, as campaigns start, kill and drain it. Start reading at {@link
 * io.heliosdb.streaming.perf.proof.engine.EngineProcess}.
 */
package io.heliosdb.streaming.perf.proof.engine;
