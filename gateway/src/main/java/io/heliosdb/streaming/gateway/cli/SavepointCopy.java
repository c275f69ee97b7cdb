package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;

import picocli.CommandLine;

import java.nio.file.Path;

/** {@code savepoint copy}: into a folder elsewhere, verified there. */
@CommandLine.Command(
        name = "copy",
        description = "Copy a savepoint or checkpoint into another folder, and check the copy.",
        mixinStandardHelpOptions = true)
final class SavepointCopy extends FolderCommand {
    @CommandLine.Parameters(
            index = "0",
            paramLabel = "ID",
            description = "As savepoint list prints it.")
    private String id;

    @CommandLine.Parameters(
            index = "1",
            paramLabel = "FOLDER",
            description = "Where the copy goes, in a folder named like the savepoint.")
    private Path folder;

    SavepointCopy(final Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        final Path target = folder.toAbsolutePath().normalize();
        new SavepointFolder(options().load())
                .read(
                        store -> {
                            store.copy(id, target);
                            return id;
                        });
        print(
                new ObjectMapper()
                        .createObjectNode()
                        .put("copied", id)
                        .put("folder", target.toString()),
                id + " copied to " + target);
        return ExitCode.OK;
    }
}
