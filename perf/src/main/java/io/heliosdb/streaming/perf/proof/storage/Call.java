package io.heliosdb.streaming.perf.proof.storage;

/** What a program asks of a storage; only these can fail or be recorded. */
public enum Call {
    CREATE,
    OPEN,
    CREATE_DIRECTORIES,
    RENAME,
    DELETE,
    LIST,
    SYNC_DIRECTORY,
    READ,
    WRITE,
    FORCE,
    TRUNCATE;

    /** Whether it changes what is on the disk. */
    public boolean isChange() {
        return this != OPEN && this != LIST && this != READ;
    }

    /** Whether what was changed before survives a loss of power when it returns. */
    boolean isForce() {
        return this == FORCE || this == SYNC_DIRECTORY;
    }
}
