/**
 * Completion in shells: {@code heliosdb-streaming completion bash}. One thread. Start reading at
 * {@link io.heliosdb.streaming.gateway.completion.CompletionCommand}.
 */
package io.heliosdb.streaming.gateway.completion;
