/**
 * How errors of security become answers to requests, without knowing HTTP.
 *
 * <p>Values for any thread. Start reading at {@link
 * io.heliosdb.streaming.gateway.security.answer.Answer}.
 */
package io.heliosdb.streaming.gateway.security.answer;
