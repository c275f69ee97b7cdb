package io.heliosdb.streaming.gateway.security.audit;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.ForwardingFile;
import io.heliosdb.streaming.codecs.storage.ForwardingStorage;
import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A log on real files, on a disk that can be made to fail. */
public final class AuditRig {
    public static final long APPLIANCE = 0xCAFE;

    public final Path folder;
    public final AtomicInteger alarms = new AtomicInteger();
    public final AtomicInteger forces = new AtomicInteger();
    public volatile boolean isFailing;
    public final AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);

    public final ForwardingStorage storage =
            new ForwardingStorage(new FileStorage()) {
                @Override
                public StorageFile create(final Path file) {
                    return failing(super.create(file));
                }

                @Override
                public StorageFile openForWriting(final Path file) {
                    return failing(super.openForWriting(file));
                }
            };

    public AuditRig(final Path folder) {
        this.folder = folder;
    }

    private StorageFile failing(final StorageFile file) {
        return new ForwardingFile(file) {
            @Override
            public void write(final long position, final long address, final long length) {
                if (isFailing) {
                    super.write(position, address, length / 2);
                    throw HeliosException.of(StorageError.FULL, "the disk is full");
                }
                super.write(position, address, length);
            }

            @Override
            public void force() {
                forces.incrementAndGet();
                super.force();
            }
        };
    }

    public AuditLog open() {
        return open(AuditLog.FILE_BYTES);
    }

    public AuditLog open(final long fileBytes) {
        return AuditLog.open(
                storage,
                folder,
                APPLIANCE,
                nowMs::get,
                (what, details) -> alarms.incrementAndGet(),
                fileBytes);
    }

    static AuditEntry entry(final String object) {
        return new AuditEntry("anna", "192.0.2.1", "job.cancel", object, "allowed", "Cancel");
    }
}
