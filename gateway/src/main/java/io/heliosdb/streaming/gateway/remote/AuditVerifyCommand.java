package io.heliosdb.streaming.gateway.remote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.options.DataOptions;
import io.heliosdb.streaming.gateway.security.audit.AuditHead;
import io.heliosdb.streaming.gateway.security.audit.AuditVerifier;

import picocli.CommandLine;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code audit verify}: whether the log of a data folder is whole. */
@CommandLine.Command(
        name = "verify",
        description = {
            "Verify the audit log of a data folder, of an appliance that runs or not.",
            "Exit code 1 if an entry was changed, removed, added or exchanged; it says where."
        },
        mixinStandardHelpOptions = true)
final class AuditVerifyCommand implements Callable<Integer> {
    private static final Pattern HEAD = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    private static final int TRIES = 3;

    private final PrintStream output;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
    @CommandLine.Mixin private DataOptions data;

    @CommandLine.Option(
            names = "--head",
            paramLabel = "SEQ:HASH",
            description =
                    "What this command has printed before, kept elsewhere: shows also that the end"
                            + " was cut off, or all written anew.")
    private String head;

    AuditVerifyCommand(final PrintStream output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        final Path root = data.folder();
        final Storage storage = new FileStorage();
        final long applianceId = DataFolder.applianceId(storage, root);
        AuditVerifier.Findings findings;
        int tries = 0;
        do { // of an entry that is being written only a part may be there
            findings =
                    AuditVerifier.verify(storage, DataFolder.audit(root), applianceId, witness());
            tries++;
        } while (!findings.isWhole() && tries < TRIES);
        output.println(data.isJson() ? json(findings) : text(findings));
        return findings.isWhole() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private Optional<AuditHead> witness() {
        if (head == null) {
            return Optional.empty();
        }
        final Matcher parts = HEAD.matcher(head);
        if (!parts.matches()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--head is a number, a colon and 64 hexadecimal digits");
        }
        return Optional.of(new AuditHead(Long.parseLong(parts.group(1)), parts.group(2)));
    }

    private static String text(final AuditVerifier.Findings findings) {
        final String end = findings.head().sequence() + ":" + findings.head().hash();
        return findings.damage()
                .map(
                        damage ->
                                String.format(
                                        Locale.ROOT,
                                        "BROKEN: %s, line %d: %s%nwhole up to %s",
                                        damage.file(),
                                        damage.line(),
                                        damage.what(),
                                        end))
                .orElse("whole: " + findings.head().sequence() + " entries, head " + end);
    }

    private static ObjectNode json(final AuditVerifier.Findings findings) {
        final ObjectNode node =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("whole", findings.isWhole())
                        .put("entries", findings.head().sequence())
                        .put("head", findings.head().sequence() + ":" + findings.head().hash());
        findings.damage()
                .ifPresent(
                        damage ->
                                node.putObject("damage")
                                        .put("file", damage.file().toString())
                                        .put("line", damage.line())
                                        .put("what", damage.what()));
        return node;
    }
}
