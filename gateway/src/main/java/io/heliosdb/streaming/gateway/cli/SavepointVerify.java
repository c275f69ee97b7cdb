package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;

import picocli.CommandLine;

import java.util.Locale;

/** {@code savepoint verify}: reads every byte of one and compares it with its digest. */
@CommandLine.Command(
        name = "verify",
        description = "Read all of a savepoint or checkpoint and check it.",
        mixinStandardHelpOptions = true)
final class SavepointVerify extends FolderCommand {
    @CommandLine.Parameters(paramLabel = "ID", description = "As savepoint list prints it.")
    private String id;

    SavepointVerify(final Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        final long bytes = new SavepointFolder(options().load()).read(store -> store.verify(id));
        print(
                new ObjectMapper().createObjectNode().put("verified", id).put("state_bytes", bytes),
                String.format(Locale.ROOT, "%s is whole: %,d bytes of state", id, bytes));
        return ExitCode.OK;
    }
}
