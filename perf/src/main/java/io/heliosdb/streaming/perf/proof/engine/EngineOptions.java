package io.heliosdb.streaming.perf.proof.engine;

import picocli.CommandLine;

import java.io.IOException;
import java.util.List;

/** Options of campaigns that kill the real process. */
public final class EngineOptions {
    private static final List<String> MEDIA = List.of("archive", "file");
    private static final String BOTH = "both";

    @CommandLine.Option(
            names = "--medium",
            defaultValue = BOTH,
            description = "Of the journal: archive, file or both. Default: ${DEFAULT-VALUE}.")
    private String medium;

    @CommandLine.Option(
            names = "--engine",
            paramLabel = "PROGRAM",
            description = "Program under test. Default: bin/heliosdb-streaming of the proof build.")
    private String engine;

    @CommandLine.Option(names = "--keep", description = "Keep all folders.")
    private boolean keeps;

    /** Of the journal, to be used in turns. */
    public List<String> media() {
        return medium.equals(BOTH) ? MEDIA : List.of(medium);
    }

    /** What sets a campaign apart that does not use all media. */
    public String variant() {
        return medium.equals(BOTH) ? "" : "-" + medium;
    }

    /** How the process is started; brings its build up to date first. */
    public List<String> command() throws IOException {
        return engine == null ? EngineCommand.ofProofBuild() : List.of(engine);
    }

    /** Whether folders stay in which nothing was found. */
    public boolean keeps() {
        return keeps;
    }
}
