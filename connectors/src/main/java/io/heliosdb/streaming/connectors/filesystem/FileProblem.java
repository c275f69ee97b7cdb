package io.heliosdb.streaming.connectors.filesystem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What an operation on a file failed of, in words of users. */
final class FileProblem {
    private FileProblem() {}

    static String of(final IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is in the way";
            case NoSuchFileException missing -> missing.getFile() + " cannot be made";
            case FileSystemException other when other.getReason() != null ->
                    other.getReason() + ": " + other.getFile();
            default -> String.valueOf(cause.getMessage());
        };
    }
}
