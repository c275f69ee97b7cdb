package io.heliosdb.streaming.codecs.storage;

import io.heliosdb.streaming.codecs.error.HeliosException;

/** What the error numbers of Linux mean to us. */
enum Errno {
    EPERM(1, StorageError.REFUSED, "the operation is not permitted"),
    ENOENT(2, StorageError.MISSING, "no such file or folder"),
    EIO(5, StorageError.FAILED, "the device reported an error"),
    EACCES(13, StorageError.REFUSED, "permission denied"),
    EEXIST(17, StorageError.PRESENT, "it exists"),
    EXDEV(18, StorageError.FAILED, "the two names lie on different file systems"),
    ENOTDIR(20, StorageError.MISSING, "a part of the path is no folder"),
    EISDIR(21, StorageError.FAILED, "it is a folder"),
    EINVAL(22, StorageError.FAILED, "the file system does not offer the operation"),
    ENFILE(23, StorageError.FAILED, "the machine has too many open files"),
    EMFILE(24, StorageError.FAILED, "the process has too many open files"),
    EFBIG(27, StorageError.FULL, "the file is larger than the file system or a limit allows"),
    ENOSPC(28, StorageError.FULL, "no space left on the device"),
    EROFS(30, StorageError.REFUSED, "the file system is read only"),
    ENAMETOOLONG(36, StorageError.FAILED, "the name is too long"),
    ENOTEMPTY(39, StorageError.PRESENT, "the folder is not empty"),
    ELOOP(40, StorageError.FAILED, "too many links in the path"),
    ESTALE(116, StorageError.FAILED, "the network file system lost the file"),
    EDQUOT(122, StorageError.FULL, "the quota is used up");

    private static final Errno[] ALL = values();
    private static final String FAILED_HINT =
            "look into the system's log for the disk; what was not acknowledged is not on it";

    private final int number;
    private final StorageError error;
    private final String text;

    Errno(final int number, final StorageError error, final String text) {
        this.number = number;
        this.error = error;
        this.text = text;
    }

    /**
     * The error of a call that failed.
     *
     * @param what happened, without a full stop
     * @param negated a call's result
     */
    static HeliosException failure(final String what, final long negated) {
        for (final Errno errno : ALL) {
            if (errno.number == -negated) {
                return failure(what, errno);
            }
        }
        return HeliosException.of(StorageError.FAILED, what)
                .detail("error " + -negated + " of the operating system")
                .hint(FAILED_HINT);
    }

    /**
     * The error of a force that failed: what was written may read as if it were there, and the disk
     * may never get it, so that no process on this machine can trust it any more.
     */
    static HeliosException notForced(final String what, final long negated) {
        return HeliosException.of(StorageError.NOT_FORCED, what)
                .detail(failure(what, negated).detail())
                .hint("mend the disk and start the machine anew: the process alone is not enough");
    }

    /** The error of one cause. */
    static HeliosException failure(final String what, final Errno cause) {
        return HeliosException.of(cause.error, what)
                .detail(cause.text + ", " + cause.name())
                .hint(cause.hint());
    }

    private String hint() {
        return switch (this) {
            case ENFILE, EMFILE -> "raise the limit of open files (ulimit -n)";
            case EFBIG -> "raise the limit of file sizes (ulimit -f), or use another file system";
            case EROFS -> "mount the file system for writing, or name a folder elsewhere";
            case EXDEV -> "put both on one file system";
            default ->
                    switch (error) {
                        case FULL -> "free space or raise the quota, then start again";
                        case REFUSED -> "let the user of this process read and write it";
                        case MISSING -> "check the path";
                        case PRESENT -> "remove it, or choose another name";
                        case FAILED, NOT_FORCED -> FAILED_HINT;
                    };
        };
    }
}
