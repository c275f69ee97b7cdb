package io.heliosdb.streaming.gateway.durable;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.log.LogField;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.state.journal.assembly.SpaceLimits;

import java.nio.file.Path;

/**
 * Says in the log that the journal's disk is getting full, that input stops for it, and that it
 * goes on. Server's thread.
 */
final class SpaceReport {
    private final ServerLog log;
    private final Storage storage;
    private final Path folder;
    private final SpaceLimits limits;
    private Room told = Room.ENOUGH;

    private enum Room {
        ENOUGH,
        LITTLE,
        NONE
    }

    /**
     * @param folder of the journal
     */
    SpaceReport(
            final ServerLog log,
            final Storage storage,
            final Path folder,
            final SpaceLimits limits) {
        this.log = log;
        this.storage = storage;
        this.folder = folder;
        this.limits = limits;
    }

    void look(final boolean hasRoom, final boolean isGettingFull) {
        final Room room = !hasRoom ? Room.NONE : isGettingFull ? Room.LITTLE : Room.ENOUGH;
        if (room == told) {
            return;
        }
        if (told == Room.NONE) {
            log.warn("input goes on: the journal's disk has room again", fields());
        }
        switch (room) {
            case NONE -> log.error("input stops: the journal's disk is full", fields());
            case LITTLE -> log.warn("the journal's disk is getting full", fields());
            case ENOUGH -> log.info("the journal's disk has enough room again", fields());
        }
        told = room;
    }

    private LogField[] fields() {
        return new LogField[] {
            field("folder", folder),
            field("free_bytes", storage.usableBytes(folder)),
            field("disk_bytes", storage.totalBytes(folder)),
            field("stops_below_percent", limits.stopPercent()),
            field("stops_below_bytes", limits.reservedBytes()),
            field("alarm_below_percent", limits.alarmPercent())
        };
    }
}
