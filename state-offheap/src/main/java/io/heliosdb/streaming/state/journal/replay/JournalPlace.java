package io.heliosdb.streaming.state.journal.replay;

/**
 * Where a packed record lies.
 *
 * @param rowSequence its first
 * @param recording id of its recording
 * @param position in the recording
 */
public record JournalPlace(long rowSequence, long recording, long position) {}
