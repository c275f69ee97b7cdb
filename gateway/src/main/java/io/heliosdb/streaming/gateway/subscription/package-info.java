/**
 * Results that go out at the doors: what is the same for all of them.
 *
 * <p>A {@link io.heliosdb.streaming.gateway.subscription.Subscription} follows one result log for
 * one reader and waits for more on the reader's own thread, a virtual one; {@link
 * io.heliosdb.streaming.gateway.subscription.ResultLines} writes results as lines of JSON. A reader
 * that does not take its bytes blocks itself only: the log waits for nobody.
 *
 * <p>Start reading at {@code Subscription}.
 */
package io.heliosdb.streaming.gateway.subscription;
