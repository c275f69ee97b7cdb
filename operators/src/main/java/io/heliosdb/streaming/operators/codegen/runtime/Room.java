package io.heliosdb.streaming.operators.codegen.runtime;

/**
 * The room that a source of rows (an input, a window that fires) needs in the outputs it leads to.
 * Outputs may share their room, so each is asked for all the rows of a step.
 */
final class Room {
    private static final int MUCH = 1 << 20;

    private final SinkPort[] ports;
    private final int rowsPerStep;
    private final int rowBytes;

    /**
     * @param rowsPerStep most rows that one step writes, over all ports
     * @param rowBytes their greatest length, or -1 if it is not known
     */
    Room(final SinkPort[] ports, final int rowsPerStep, final int rowBytes) {
        this.ports = ports;
        this.rowsPerStep = rowsPerStep;
        this.rowBytes = rowBytes;
    }

    /** Rows that can be written now: 0, or enough for a step. */
    int ask() {
        if (rowsPerStep == 0) {
            return MUCH;
        }
        int room = MUCH;
        for (final SinkPort port : ports) {
            if (!port.hasRoom(rowsPerStep)) {
                return 0;
            }
            room = Math.min(room, rowBytes < 0 ? 0 : port.roomFor(rowBytes));
        }
        return Math.max(room, rowsPerStep);
    }
}
