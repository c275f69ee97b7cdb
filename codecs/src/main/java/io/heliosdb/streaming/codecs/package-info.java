/** Bytes: arenas and pages, row layouts, SBE schemas, formats; the only user of raw memory. */
package io.heliosdb.streaming.codecs;
