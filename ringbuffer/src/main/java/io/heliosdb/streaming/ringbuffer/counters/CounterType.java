package io.heliosdb.streaming.ringbuffer.counters;

/**
 * Every kind of counter, declared once: a number that never changes its meaning, a label, and what
 * it counts. A counter is a kind and the name of an instance.
 */
public enum CounterType {
    /** See {@link #meaning()}. */
    LOG_ROW_SEQUENCE(
            100, "log next row sequence", "Row sequence that the next record of the log gets."),
    /** See {@link #meaning()}. */
    LOG_RECORDS(101, "log records", "Records put into the log ring."),
    /** See {@link #meaning()}. */
    LOG_RING_FULL(102, "log ring full", "How often the sequencer found the log ring full."),
    /** See {@link #meaning()}. */
    LOG_TICKS(103, "log ticks", "Ticks written because a deadline was due or the time is read."),
    /** See {@link #meaning()}. */
    PORT_ROWS(110, "port rows", "Rows that a source handed to the sequencer."),
    /** See {@link #meaning()}. */
    PORT_BYTES(111, "port bytes", "Bytes of rows that a source handed to the sequencer."),
    /** See {@link #meaning()}. */
    PORT_BACK_PRESSURES(
            112, "port back-pressured", "How often a source found no room for its rows."),
    /** See {@link #meaning()}. */
    PORT_HELD_BACK_NS(
            114,
            "port held back ns",
            "Nanoseconds during which a source had rows and found no room for them."),
    /** See {@link #meaning()}. */
    PORT_REFUSED_ROWS(
            113, "port refused rows", "Rows refused because they were longer than any page."),
    /** See {@link #meaning()}. */
    CONSUMER_ROW_SEQUENCE(
            120,
            "consumer next row sequence",
            "Row sequence that a consumer of the log takes next."),
    /** See {@link #meaning()}. */
    CONSUMER_DETACHED(121, "consumer detached", "How often a consumer of the log was detached."),
    /** See {@link #meaning()}. */
    OUTPUT_RESULTS(130, "output results", "Results that a job put into its output ring."),
    /** See {@link #meaning()}. */
    OUTPUT_BYTES(131, "output bytes", "Bytes of results that a job put into its output ring."),
    /** See {@link #meaning()}. */
    OUTPUT_NO_ROOM(132, "output no room", "How often a job found no room in its output ring."),
    /** See {@link #meaning()}. */
    OUTPUT_DELIVERED(133, "output delivered", "Results that a consumer of an output ring took."),
    /** See {@link #meaning()}. */
    AGENT_CYCLE_MAX_NS(
            140, "agent longest cycle ns", "Longest duty cycle of an agent in nanoseconds."),
    /** See {@link #meaning()}. */
    AGENT_STALLS(141, "agent stalls", "Duty cycles of an agent above the stall threshold."),
    /** See {@link #meaning()}. */
    AGENT_ERRORS(142, "agent errors", "Errors that stopped an agent."),
    /** See {@link #meaning()}. */
    JOURNAL_DROPPED_RECORDS(
            150, "journal dropped records", "Oldest records dropped to keep a limit."),
    /** See {@link #meaning()}. */
    SOCKET_CONNECTIONS(170, "socket connections", "Connections that a socket table has now."),
    /** See {@link #meaning()}. */
    SOCKET_REFUSED(
            171,
            "socket refused",
            "Connections that a socket table sent away or closed for a fault."),
    /** See {@link #meaning()}. */
    SOCKET_BAD_LINES(172, "socket bad lines", "Lines that were no row of a socket table."),
    /** See {@link #meaning()}. */
    SOCKET_UNREAD_ANSWERS(
            173,
            "socket unread answers",
            "Connections closed because their client did not read what it was told."),
    /** See {@link #meaning()}. */
    SOCKET_ACKNOWLEDGED(
            174, "socket acknowledged", "Last line that was acknowledged over a connection."),
    /** See {@link #meaning()}. */
    JOURNAL_RECORDED(
            151, "journal recorded", "Row sequence below which rows survive the process's death."),
    /** See {@link #meaning()}. */
    JOURNAL_FSYNCED(
            152, "journal fsynced", "Row sequence below which rows survive a loss of power."),
    /** See {@link #meaning()}. */
    JOURNAL_BYTES(153, "journal bytes", "Bytes appended to the journal since the start."),
    /** See {@link #meaning()}. */
    JOURNAL_RECORDS(154, "journal records", "Packed records appended since the start."),
    /** See {@link #meaning()}. */
    JOURNAL_BACK_PRESSURES(
            155, "journal back-pressured", "How often the journal's medium had no room at once."),
    /** See {@link #meaning()}. */
    JOURNAL_FORCES(156, "journal forces", "How often the journal was forced to the disk."),
    /** See {@link #meaning()}. */
    JOURNAL_FORCE_MAX_NS(
            157, "journal longest force ns", "Longest force of the journal in nanoseconds."),
    /** See {@link #meaning()}. */
    JOURNAL_SPACE_ALARM(
            158,
            "journal space alarm",
            "1 while the journal's disk is getting full, 2 while input stops."),
    /** See {@link #meaning()}. */
    JOURNAL_RECORDINGS(159, "journal recordings", "Recordings that the journal keeps.");

    private final int typeId;
    private final String label;
    private final String meaning;

    CounterType(final int typeId, final String label, final String meaning) {
        this.typeId = typeId;
        this.label = label;
        this.meaning = meaning;
    }

    /** The one of a number in the counters file. */
    static CounterType of(final int typeId) {
        for (final CounterType type : values()) {
            if (type.typeId == typeId) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type of counters: " + typeId);
    }

    /** Number in the counters file. */
    public int typeId() {
        return typeId;
    }

    /** First part of a counter's label; the name of the instance follows. */
    public String label() {
        return label;
    }

    /** One sentence for the reference page. */
    public String meaning() {
        return meaning;
    }
}
