package io.heliosdb.streaming.operators.codegen;

import java.util.List;

/**
 * A field of generated code with the watermark at which the next window fires, of all windows
 * behind the same clocks.
 *
 * @param windows names of the fields with the windows; grows while generators declare theirs
 */
record WindowTimer(String field, List<WatermarkClock> clocks, List<String> windows) {}
