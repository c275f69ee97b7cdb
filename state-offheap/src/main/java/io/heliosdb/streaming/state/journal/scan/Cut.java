package io.heliosdb.streaming.state.journal.scan;

/**
 * What a repair has cut off.
 *
 * @param recording whose end it was
 * @param position from where on; 0 if the recording was deleted
 * @param rowSequence the first row sequence that is no longer there, if there was one
 * @param reason what was wrong there
 * @param wholeRecords records behind that were whole and had to go with it
 */
public record Cut(
        long recording, long position, long rowSequence, String reason, long wholeRecords) {
    @Override
    public String toString() {
        return "recording "
                + recording
                + (position == 0 ? " deleted: " : " cut at position " + position + ": ")
                + reason
                + ", before row sequence "
                + rowSequence
                + (wholeRecords == 0 ? "" : "; " + wholeRecords + " whole records behind it");
    }
}
