/**
 * What somebody far away has to see to help: {@code heliosdb-streaming support-bundle}.
 *
 * <p>Each part is a text that passes {@link io.heliosdb.streaming.gateway.bundle.Redactor} on its
 * way into the file, there is no other way in. A part that cannot be had says why. Files of keys
 * and users are never copied. One thread. Start reading at {@link
 * io.heliosdb.streaming.gateway.bundle.BundleParts}.
 */
package io.heliosdb.streaming.gateway.bundle;
