package io.heliosdb.streaming.state.journal.scan;

import io.heliosdb.streaming.state.journal.record.RecordingHeader;

import java.util.ArrayList;
import java.util.List;

/**
 * What a scan has found.
 *
 * @param recordings kept
 * @param records packed records verified
 * @param bytes of them
 * @param firstRowSequence the oldest that is kept
 * @param nextRowSequence behind the last one
 * @param lastRecording id of the last recording, or {@link RecordingHeader#NONE}
 * @param lastEpoch its epoch, or 0
 * @param nextEpoch first epoch that no recording can have had
 * @param timeMs time of the log at its end
 * @param wasEnded whether the last recording was ended in order
 * @param cuts what was repaired, in order
 */
public record ScanReport(
        int recordings,
        long records,
        long bytes,
        long firstRowSequence,
        long nextRowSequence,
        long lastRecording,
        long lastEpoch,
        long nextEpoch,
        long timeMs,
        boolean wasEnded,
        List<Cut> cuts) {
    /** One line, and one for each cut, for the log. */
    public List<String> lines() {
        final List<String> lines = new ArrayList<>();
        lines.add(
                "journal: "
                        + recordings
                        + " recordings, row sequences "
                        + firstRowSequence
                        + " to "
                        + nextRowSequence
                        + ", last epoch "
                        + lastEpoch
                        + ", "
                        + records
                        + " records of "
                        + bytes
                        + " bytes verified"
                        + (recordings == 0 || wasEnded ? "" : ", not ended in order"));
        cuts.forEach(cut -> lines.add("journal: repaired: " + cut));
        return lines;
    }
}
