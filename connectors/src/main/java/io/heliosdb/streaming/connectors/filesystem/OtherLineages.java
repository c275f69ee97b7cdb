package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts in a table's folder whose lineage is of a log that was given up: nobody opens a sink of it
 * again, and its results come again under another name. One thread, control plane.
 */
final class OtherLineages {
    private static final Pattern SHOWN = Pattern.compile("part-(.+)-\\d{8}\\." + Part.FORMAT);
    private static final Pattern HIDDEN =
            Pattern.compile("\\.part-(.+)-\\d{8}\\." + Part.FORMAT + "\\.inprogress");
    private static final Pattern LIST = Pattern.compile("\\.parts-(.+)\\.manifest");

    private final Storage storage;
    private final Path folder;
    private final Predicate<String> isGivenUp;

    OtherLineages(final Storage storage, final Path folder, final Predicate<String> isGivenUp) {
        this.storage = storage;
        this.folder = folder;
        this.isGivenUp = isGivenUp;
    }

    /**
     * Hides what was shown, and removes what was not.
     *
     * @return how many parts were hidden
     */
    int hide() {
        int hiddenCount = 0;
        boolean isChanged = false;
        for (final Path path : storage.list(folder)) {
            final String name = path.getFileName().toString();
            if (isGivenUp(SHOWN, name)) {
                storage.rename(path, folder.resolve(Part.abandonedName(name)));
                hiddenCount++;
                isChanged = true;
            } else if (isGivenUp(HIDDEN, name) || isGivenUp(LIST, name)) {
                storage.delete(path);
                isChanged = true;
            }
        }
        if (isChanged) {
            storage.syncDirectory(folder);
        }
        return hiddenCount;
    }

    private boolean isGivenUp(final Pattern kind, final String name) {
        final Matcher matcher = kind.matcher(name);
        return matcher.matches() && isGivenUp.test(matcher.group(1));
    }
}
