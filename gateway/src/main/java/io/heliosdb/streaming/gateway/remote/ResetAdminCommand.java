package io.heliosdb.streaming.gateway.remote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.folder.FolderLock;
import io.heliosdb.streaming.gateway.options.DataOptions;
import io.heliosdb.streaming.gateway.security.audit.AuditEntry;
import io.heliosdb.streaming.gateway.security.audit.AuditLog;
import io.heliosdb.streaming.gateway.security.user.AdminReset;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * {@code users reset-admin}: for those who have forgotten the password of the last administrator,
 * and own the machine.
 */
@CommandLine.Command(
        name = "reset-admin",
        description = {
            "Have the next start make a one-time code for an administrator.",
            "The appliance must not run. No user and no password changes before the code is used."
        },
        mixinStandardHelpOptions = true)
final class ResetAdminCommand implements Callable<Integer> {
    private final PrintStream output;

    @CommandLine.Mixin private DataOptions data;

    ResetAdminCommand(final PrintStream output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        final Path root = data.folder();
        try (FolderLock lock = FolderLock.acquire(root)) {
            lock.check();
            ask(root);
        }
        final Path code = DataFolder.users(root).resolve("first-administrator");
        output.println(
                data.isJson()
                        ? JsonNodeFactory.instance.objectNode().put("code_file", code.toString())
                        : "start the appliance; within 15 minutes then: heliosdb-streaming login"
                                + " --user NAME --code-file "
                                + code);
        return CommandLine.ExitCode.OK;
    }

    /** Noted first: what is not in the log does not happen. */
    private static void ask(final Path root) {
        final Storage storage = new FileStorage();
        try (AuditLog audit =
                AuditLog.open(
                        storage,
                        DataFolder.audit(root),
                        DataFolder.applianceId(storage, root),
                        Clocks.epoch(),
                        (what, details) -> {},
                        AuditLog.FILE_BYTES)) {
            audit.append(
                    new AuditEntry(
                            "local:" + System.getProperty("user.name"),
                            "local",
                            "users.reset-admin",
                            "",
                            "done",
                            "the next start makes a code"));
        }
        AdminReset.ask(storage, DataFolder.users(root));
    }
}
