/**
 * Webhooks: results of streams are sent to receivers over HTTP, each request signed, in order,
 * until it is taken.
 *
 * <p>A {@link io.heliosdb.streaming.gateway.webhook.Delivery} is the subscriber of one stream's
 * result log, on a virtual thread of its own: it takes a {@link
 * io.heliosdb.streaming.gateway.webhook.Batch}, writes down how many results are in it, sends it
 * until the receiver says that it has it, and goes on. What is written down is a {@link
 * io.heliosdb.streaming.gateway.webhook.Position}: the last result taken, and how many follow in
 * the request on its way. A result has its id and its bytes for good, so a request that was not
 * answered, or whose answer was not written down before a crash, goes out again as it was, with the
 * same id. No other results are sent twice, unless the history of the stream was lost or replaced:
 * then sending begins anew. The job waits for no receiver.
 *
 * <p>Requests are signed and named as <a href="https://www.standardwebhooks.com">Standard
 * Webhooks</a> has it. They go to public addresses only, or to networks that the configuration
 * allows: {@link io.heliosdb.streaming.gateway.webhook.Destinations}.
 *
 * <p>Start reading at {@link io.heliosdb.streaming.gateway.webhook.Webhooks}.
 */
package io.heliosdb.streaming.gateway.webhook;
