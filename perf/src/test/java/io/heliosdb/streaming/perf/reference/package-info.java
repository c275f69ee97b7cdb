/**
 * The reference pages that follow from declarations in the code: error codes and counters. Each
 * page under {@code docs/reference} is generated here and compared with the file; {@code bin/dev
 * reference} writes the files anew. Everything happens on the test thread. Start reading at {@link
 * ReferencePagesTest}.
 */
package io.heliosdb.streaming.perf.reference;
