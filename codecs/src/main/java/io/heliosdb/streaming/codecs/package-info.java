/**
 * Bytes: arenas and pages, row layouts, SBE schemas, formats, files, sealing, compression; the only
 * user of raw memory.
 */
package io.heliosdb.streaming.codecs;
