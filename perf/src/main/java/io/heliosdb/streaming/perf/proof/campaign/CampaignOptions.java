package io.heliosdb.streaming.perf.proof.campaign;

import picocli.CommandLine;

import java.nio.file.Path;

/** The options of every campaign. */
final class CampaignOptions {
    @CommandLine.Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the first case; the others follow. Default: ${DEFAULT-VALUE}.")
    long seed;

    @CommandLine.Option(
            names = "--count",
            paramLabel = "N",
            description = "Cases to run. Default: the campaign's own.")
    long count;

    @CommandLine.Option(
            names = "--minutes",
            paramLabel = "M",
            description = "End after so many minutes, whatever the count.")
    double minutes = Double.MAX_VALUE;

    @CommandLine.Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "End after so many violations. Default: ${DEFAULT-VALUE}.")
    int limit;

    @CommandLine.Option(
            names = "--workers",
            paramLabel = "N",
            description = "Threads to share the cases. Default: one for each processor.")
    int workers = Runtime.getRuntime().availableProcessors();

    @CommandLine.Option(
            names = "--patch",
            paramLabel = "FILE",
            description = {
                "Run on a copy of the sources with this patch, to see it caught.",
                "The launcher makes the copy and leaves the option out."
            })
    Path patch;

    @CommandLine.Option(
            names = "--record",
            description = "Write the result to docs/proof, of which docs/proof.md is made.")
    private boolean record;

    /** Where the result goes. */
    Path resultFolder() {
        return ProofFolders.root().resolve(record ? "docs/proof" : "perf/target/proof");
    }

    /** What was run: the commit that is checked out, and the patch on top of it. */
    String commit() {
        final String applied = System.getenv("HELIOSDB_PROOF_PATCH");
        final String commit = Commit.of(ProofFolders.root());
        return applied == null ? commit : commit + " with " + applied;
    }
}
