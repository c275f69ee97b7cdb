package io.heliosdb.streaming.perf.proof.campaign;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Results in a folder, one JSON file for each campaign. */
final class ResultFile {
    private static final String SUFFIX = ".json";

    private final ObjectMapper mapper =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .build();
    private final Path folder;

    ResultFile(final Path folder) {
        this.folder = folder;
    }

    /** Writes a result over the one that the campaign had. */
    void write(final CampaignResult result) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(result.campaign() + SUFFIX),
                mapper.writeValueAsString(result) + "\n");
    }

    /** All results, by name of the campaign. */
    List<CampaignResult> read() throws IOException {
        final List<CampaignResult> results = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (final Path file :
                        files.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList()) {
                    results.add(mapper.readValue(file.toFile(), CampaignResult.class));
                }
            }
        }
        return results;
    }
}
