/**
 * The CSV and JSON scanners against Flink's own formats: random files, the same rows. Start reading
 * at {@link io.heliosdb.streaming.perf.formats.FormatTwinTest}.
 */
package io.heliosdb.streaming.perf.formats;
