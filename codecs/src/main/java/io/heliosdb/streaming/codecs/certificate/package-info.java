/**
 * Certificates and private keys in PEM files, checked when they are read: who a side of a
 * connection is, and whom it believes.
 *
 * <p>An {@link io.heliosdb.streaming.codecs.certificate.Identity} is a chain of certificates with
 * the key of the first; {@link io.heliosdb.streaming.codecs.certificate.Authorities} are those
 * whose signatures count. Both are made of files and are values from then on; any thread.
 *
 * <p>Start reading at {@link io.heliosdb.streaming.codecs.certificate.Identity}.
 */
package io.heliosdb.streaming.codecs.certificate;
