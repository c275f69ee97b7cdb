package io.heliosdb.streaming.perf.proof.engine;

import io.heliosdb.streaming.perf.proof.campaign.ProofFolders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the process under test is started: what {@code bin/launch} would become after it has looked
 * whether all is built. That look is taken once, not before each of some hundred starts, and
 * nothing is built anew under a campaign that runs.
 */
public final class EngineCommand {
    private static final String MAIN = "io.heliosdb.streaming.gateway.cli.Main";

    private EngineCommand() {}

    /** Of the build for proofs, which is brought up to date first. */
    public static List<String> ofProofBuild() throws IOException {
        final Path root = ProofFolders.root();
        build(root);
        final Path target = root.resolve("gateway/target/proof");
        final List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("@" + root.resolve("tuning/jvm/engine.args"));
        final Path cache = target.resolve("fast-start.aot");
        if (Files.exists(cache) && Files.size(cache) > 0) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.add("-Dheliosdb.root.directory=" + root);
        command.add(
                "-Dheliosdb.planner.directory="
                        + root.resolve("operators/sql/bridge/target/proof/planner"));
        command.addAll(List.of("-cp", target.resolve("lib") + "/*", MAIN));
        return command;
    }

    private static void build(final Path root) throws IOException {
        final Process launcher =
                new ProcessBuilder(
                                root.resolve("bin/launch").toString(),
                                "--proof",
                                "gateway",
                                MAIN,
                                "engine.args",
                                "--version")
                        .inheritIO()
                        .start();
        try {
            if (launcher.waitFor() != 0) {
                throw new IOException("the process under test cannot be built or started");
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while building the process under test", e);
        }
    }
}
