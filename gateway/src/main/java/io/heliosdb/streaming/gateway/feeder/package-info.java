/**
 * The command {@code feed}: the lines of a file into a stream of an appliance, over HTTP.
 *
 * <p>{@link io.heliosdb.streaming.gateway.feeder.LineBatches} cuts a file into batches of whole
 * lines, {@link io.heliosdb.streaming.gateway.feeder.FileFeeder} posts one after another as a named
 * producer, so that a batch whose answer was lost is sent again and taken once. One thread.
 *
 * <p>Start reading at {@code FileFeeder}.
 */
package io.heliosdb.streaming.gateway.feeder;
