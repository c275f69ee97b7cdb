package io.heliosdb.streaming.state.journal.scan;

import io.heliosdb.streaming.state.journal.record.RecordingHeader;

/**
 * A recording whose header record is whole.
 *
 * @param firstRowSequence where it begins
 */
record FoundRecording(long id, long epoch, long firstRowSequence, RecordingHeader header) {}
