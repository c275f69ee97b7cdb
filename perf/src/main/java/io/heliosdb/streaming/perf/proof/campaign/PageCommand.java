package io.heliosdb.streaming.perf.proof.campaign;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code heliosdb-proof page}. */
@CommandLine.Command(
        name = "page",
        description = "Writes docs/proof.md from the results under docs/proof.",
        mixinStandardHelpOptions = true)
public final class PageCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        Files.writeString(page(), text());
        return 0;
    }

    static Path page() {
        return ProofFolders.root().resolve("docs/proof.md");
    }

    static String text() throws IOException {
        return ProofPage.of(new ResultFile(ProofFolders.root().resolve("docs/proof")).read());
    }
}
